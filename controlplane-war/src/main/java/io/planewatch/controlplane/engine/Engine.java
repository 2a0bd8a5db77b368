package io.planewatch.controlplane.engine;

/** The engine that answers PromQL: Prometheus or Thanos Query. */
public interface Engine {
  /**
   * Asks one endpoint below {@code /api/v1/}.
   *
   * @return the answer with its body still on the wire; the caller closes it
   * @throws EngineUnavailable when nobody answers in time
   */
  EngineAnswer ask(String endpoint, Parameters parameters);

  /**
   * The same by GET, for endpoints that take nothing else.
   *
   * @throws EngineUnavailable when nobody answers in time
   */
  EngineAnswer read(String endpoint, Parameters parameters);
}
