package io.planewatch.controlplane.engine;

/**
 * Ends a request to the engine from another thread: nobody waits for its answer any more, or the
 * engine has gone silent.
 */
public final class Cancellation {
  private boolean cancelled;
  private Runnable action = () -> {};

  /**
   * What cancelling does from now on; it runs at once where that has happened already. Of several
   * only the last counts: the requests behind one cancellation follow each other.
   */
  synchronized void onCancel(Runnable newAction) {
    action = newAction;
    if (cancelled) {
      newAction.run();
    }
  }

  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      action.run();
    }
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }
}
