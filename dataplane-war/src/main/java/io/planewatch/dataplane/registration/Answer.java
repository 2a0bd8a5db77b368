package io.planewatch.dataplane.registration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** An answer of the control plane. */
sealed interface Answer {
  /** The plane is registered, and shall be heard of again within the interval. */
  record Registered(Duration heartbeatInterval) implements Answer {
    public Registered {
      if (heartbeatInterval.isNegative() || heartbeatInterval.isZero()) {
        throw new IllegalArgumentException("heartbeat interval is " + heartbeatInterval);
      }
    }
  }

  /** The heartbeat was taken. */
  record Alive() implements Answer {}

  /**
   * The control plane has no registration of this plane, for instance because it lost its state.
   */
  record Unknown() implements Answer {}

  /** The control plane will not have this plane as it is configured; a human has to act. */
  record Refused(int status, String reason) implements Answer {
    public Refused {
      requireNonNull(reason, "reason is null");
    }
  }

  /** Nobody answered, or not sensibly; it may be better the next time. */
  record Unreachable(String reason) implements Answer {
    public Unreachable {
      requireNonNull(reason, "reason is null");
    }
  }
}
