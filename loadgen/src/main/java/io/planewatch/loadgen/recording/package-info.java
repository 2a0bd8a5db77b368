/**
 * What happened, in numbers. Each event loop writes to a {@link Tally} of its own without locks;
 * the reporting thread swaps it for an empty one now and then and adds it to the totals.
 */
package io.planewatch.loadgen.recording;
