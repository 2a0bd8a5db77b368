/** Reports the recorded results: on the terminal during a run, and completely at its end. */
package io.planewatch.loadgen.reporting;
