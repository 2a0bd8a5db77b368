package io.planewatch.controlplane.rules;

/** Who evaluates the rules. */
@FunctionalInterface
public interface RuleReader {
  /** What came of reading the rule files again. */
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
}
