package io.planewatch.controlplane.engine;

import java.util.function.Supplier;

/** Stands between a caller and an engine, and opens when that does not answer. */
@FunctionalInterface
public interface Breaker {
  EngineAnswer through(Supplier<EngineAnswer> call);
}
