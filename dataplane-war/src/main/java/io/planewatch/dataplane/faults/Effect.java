package io.planewatch.dataplane.faults;

import java.time.Duration;

/** The effect of a fault on one request. */
sealed interface Effect {
  Effect NONE = new Delay(Duration.ZERO);

  record Delay(Duration duration) implements Effect {}

  record Failure(int status, String detail) implements Effect {}

  record LateFailure(Duration after, int status, String detail) implements Effect {}

  record Queue(Fault.Saturation saturation) implements Effect {}
}
