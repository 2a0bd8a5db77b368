/** Says what was recorded: on the terminal while it happens, and whole when it is over. */
package io.planewatch.loadgen.reporting;
