/** The command line: reads arguments into a scenario, carries it out, says how it went. */
package io.planewatch.loadgen.cli;
