package io.planewatch.controlplane.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The circuit towards the Prometheus that parses, which may be another. */
@ApplicationScoped
public class ParserBreaker implements Breaker {
  /**
   * Opens when half of the last ten requests got no answer; one try a second finds out that it is
   * back.
   */
  @Override
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 1000,
      failOn = EngineUnavailable.class)
  public EngineAnswer through(Supplier<EngineAnswer> call) {
    return call.get();
  }
}
