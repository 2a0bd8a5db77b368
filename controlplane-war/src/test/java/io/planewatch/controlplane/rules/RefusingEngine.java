package io.planewatch.controlplane.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** An engine that refuses each rule whose text contains the word bad. */
final class RefusingEngine implements RuleReader {
  private final Supplier<RuleFolder> folder;
  Instant started = Instant.EPOCH;
  boolean clean;
  boolean away;

  RefusingEngine(Supplier<RuleFolder> folder) {
    this.folder = folder;
  }

  @Override
  public Reading readAgain() {
    if (away) {
      return new Reading.Away();
    }
    return folder.get().read().values().stream().anyMatch(text -> text.contains("bad"))
        ? new Reading.Refused("bad rule")
        : new Reading.Accepted();
  }

  @Override
  public Optional<Start> started() {
    return away ? Optional.empty() : Optional.of(new Start(started, clean));
  }
}
