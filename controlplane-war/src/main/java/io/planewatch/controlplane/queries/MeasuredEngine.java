package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import java.time.Duration;
import java.util.function.Supplier;

/** An engine whose answers are timed. */
final class MeasuredEngine implements Engine {
  private final Engine engine;
  private final QueryMetrics metrics;

  MeasuredEngine(Engine engine, QueryMetrics metrics) {
    this.engine = engine;
    this.metrics = metrics;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return timed(endpoint, () -> engine.ask(endpoint, parameters));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return timed(endpoint, () -> engine.read(endpoint, parameters));
  }

  private EngineAnswer timed(String endpoint, Supplier<EngineAnswer> call) {
    long begin = System.nanoTime();
    EngineAnswer answer = call.get();
    metrics.upstream(endpoint, Duration.ofNanos(System.nanoTime() - begin));
    return answer;
  }
}
