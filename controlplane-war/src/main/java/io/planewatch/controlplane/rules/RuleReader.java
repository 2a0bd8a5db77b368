package io.planewatch.controlplane.rules;

import java.time.Instant;
import java.util.Optional;

/** The engines that evaluate the rules. */
public interface RuleReader {
  /** The result of a reload of the rule files. */
  sealed interface Reading {
    record Accepted() implements Reading {}

    /**
     * @param reason in the engine's words
     */
    record Refused(String reason) implements Reading {}

    /** Nobody answers, so nobody has judged the files. */
    record Away() implements Reading {}
  }

  Reading readAgain();

  /**
   * A start of an engine.
   *
   * @param at by the engine's own clock
   * @param clean whether the process before it had ended in good order
   */
  record Start(Instant at, boolean clean) {}

  /** The last start of all engines; empty while one of them does not answer. */
  Optional<Start> started();
}
