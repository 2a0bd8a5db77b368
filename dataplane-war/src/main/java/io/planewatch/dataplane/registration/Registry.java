package io.planewatch.dataplane.registration;

/** Where a plane registers. Implementations do not throw: what goes wrong is an {@link Answer}. */
interface Registry {
  Answer register();

  Answer heartbeat();
}
