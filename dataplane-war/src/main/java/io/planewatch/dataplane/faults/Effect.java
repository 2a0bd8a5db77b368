package io.planewatch.dataplane.faults;

import java.time.Duration;

/** What a fault does to one request. */
sealed interface Effect {
  Effect NONE = new Delay(Duration.ZERO);

  record Delay(Duration duration) implements Effect {}

  record Failure(int status, String detail) implements Effect {}

  record LateFailure(Duration after, int status, String detail) implements Effect {}

  record Queue(Fault.Saturation saturation) implements Effect {}
}
