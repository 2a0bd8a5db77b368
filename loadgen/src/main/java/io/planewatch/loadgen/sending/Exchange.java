package io.planewatch.loadgen.sending;

/** A request that has come due and waits for a connection. */
record Exchange(Wire wire, int endpoint, long k, long plannedNs) {}
