package io.planewatch.controlplane.access.sessions;

import static java.util.Objects.requireNonNull;

/** An attempt that ended by an exception and counts as failed, for {@link SignInLimit}. */
public final class FailedAttempt extends RuntimeException {
  private final transient RuntimeException reason;

  public FailedAttempt(RuntimeException reason) {
    super(reason);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** What the attempt threw. */
  public RuntimeException reason() {
    return reason;
  }
}
