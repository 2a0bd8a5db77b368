package io.planewatch.controlplane.rules;

/** The answer of the engines about a rule file. */
public sealed interface Verdict {
  /** All engines have read the file. */
  record Accepted() implements Verdict {}

  /**
   * @param reason in the engine's words, or ours
   */
  record Refused(String reason) implements Verdict {}

  /**
   * Not all engines have read the file yet: one does not answer, another replica writes the rules,
   * or the text is held back.
   */
  record Pending(String reason) implements Verdict {
    public Pending() {
      this("Not every Prometheus has read the rule yet.");
    }
  }
}
