/** The command line: parses arguments to a scenario, runs it, and prints the report. */
package io.planewatch.loadgen.cli;
