package io.planewatch.controlplane.rules;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Prolongs the lease of the replica that writes rules for each reading, which may take longer than
 * the lease: another replica would write in the middle of it. After the reading the lease is as
 * short as before, so that another replica soon takes over when this one ends.
 */
final class LeasedReader implements RuleReader {
  private final RuleReader reader;
  private final BooleanSupplier holdForReading;
  private final BooleanSupplier hold;

  LeasedReader(RuleReader reader, BooleanSupplier holdForReading, BooleanSupplier hold) {
    this.reader = requireNonNull(reader, "reader is null");
    this.holdForReading = holdForReading;
    this.hold = hold;
  }

  @Override
  public Reading readAgain() {
    if (!isHeld(holdForReading)) {
      return new Reading.Away();
    }
    Reading reading = reader.readAgain();
    isHeld(hold);
    return reading;
  }

  /** Not while the database is away; a lease that was held then ends by itself. */
  static boolean isHeld(BooleanSupplier lease) {
    try {
      return lease.getAsBoolean();
    } catch (ProblemException databaseAway) {
      return false;
    }
  }

  @Override
  public Optional<Start> started() {
    return reader.started();
  }
}
