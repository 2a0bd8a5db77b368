package io.planewatch.controlplane.engine;

/** Nobody answers at the engine's address, not in time, or the engine does not serve yet. */
public class EngineUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineUnavailable(String message) {
    super(message);
  }

  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
