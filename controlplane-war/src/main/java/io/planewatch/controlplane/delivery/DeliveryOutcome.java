package io.planewatch.controlplane.delivery;

/** What became of what was written for the readers. */
public sealed interface DeliveryOutcome {
  /** All have it in place. */
  record Arrived() implements DeliveryOutcome {}

  /** One of them is told by its engine why it can't be. */
  record Refused(String reason) implements DeliveryOutcome {}

  /** Not all came for it in time. */
  record Pending() implements DeliveryOutcome {}
}
