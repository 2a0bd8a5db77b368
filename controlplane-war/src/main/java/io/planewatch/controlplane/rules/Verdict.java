package io.planewatch.controlplane.rules;

/** What the engines say of the text of a rule file. */
public sealed interface Verdict {
  /** They have read it. */
  record Accepted() implements Verdict {}

  /**
   * @param reason in the engine's words, or ours
   */
  record Refused(String reason) implements Verdict {}

  /**
   * They have not read it yet: one does not answer, another replica writes the rules, or the text
   * is held back.
   */
  record Pending(String reason) implements Verdict {
    public Pending() {
      this("Not every Prometheus has read the rule yet.");
    }
  }
}
