package io.planewatch.controlplane.engine;

/** Nobody waits for the answer any more. It says nothing about the engine. */
public final class RequestCancelled extends EngineUnavailable {
  private static final long serialVersionUID = 1L;

  public RequestCancelled() {
    super("the request was cancelled");
  }
}
