package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;

/** What those who wrote rules may see today. */
@FunctionalInterface
public interface Authors {
  Grants grantsOf(Caller author);
}
