package io.planewatch.loadgen.recording;

/** How a request ended. Every planned request ends in exactly one of these. */
public enum Outcome {
  /** A whole answer came, whatever its status. */
  ANSWERED("answered"),
  /** Nobody listens on the target's port. */
  REFUSED("refused"),
  /** No connection for another reason: name, route, TLS handshake, no descriptors left. */
  NOT_CONNECTED("not connected"),
  /** No whole answer within the time-out. */
  TIMED_OUT("timed out"),
  /** The connection broke before the whole answer had come. */
  RESET("reset"),
  /** What came was not HTTP. */
  INVALID("invalid"),
  /** Closed by us on purpose before the answer: an injected error. */
  ABORTED("aborted"),
  /** Still without an answer when the run was stopped. */
  UNFINISHED("unfinished");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether the elapsed time belongs in the histograms: leaving time-outs out would flatter. */
  boolean timed() {
    return this == ANSWERED || this == TIMED_OUT;
  }
}
