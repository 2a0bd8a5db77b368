package io.planewatch.controlplane.engine;

/** The engine was not asked: the caller, or everybody together, has enough under way already. */
public final class EngineBusy extends EngineUnavailable {
  private static final long serialVersionUID = 1L;

  public EngineBusy(String message) {
    super(message);
  }
}
