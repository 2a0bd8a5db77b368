package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.Scope;
import java.time.Duration;
import java.util.Map;

/**
 * A service level objective: which share of events has to be good, over which time. Each
 * environment has its own budget of bad events, the rest of that share.
 *
 * @param name its identity, the value of the label {@code objective}
 * @param events selector of a counter of the good or the bad events
 * @param counts which of the two that is
 * @param total selector of a counter of all events
 * @param target above 0 and below 1
 * @param targets where an environment's differs
 * @param window rolling
 */
record Objective(
    String name,
    String description,
    String service,
    String events,
    Counts counts,
    String total,
    double target,
    Map<String, Double> targets,
    Duration window,
    Scope scope) {
  /** What the selected events are. */
  enum Counts {
    GOOD,
    BAD
  }

  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST_TEXT = 500;
  private static final int MOST_SERVICE = 100;
  private static final int MOST_SELECTOR = 2000;
  private static final int MOST_TARGETS = 200;

  Objective {
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw ProblemException.invalid(
          "name: '" + name + "' is not 1 to 63 lower-case letters, digits and inner hyphens.");
    }
    requireLength("description", description, MOST_TEXT);
    if (description.contains("{{")) {
      throw ProblemException.invalid("description: must be plain text without {{.");
    }
    requireLength("service", service, MOST_SERVICE);
    requireLength("events", events, MOST_SELECTOR);
    requireLength("total", total, MOST_SELECTOR);
    if (targets.size() > MOST_TARGETS) {
      throw ProblemException.invalid(
          "targets: must have at most " + MOST_TARGETS + " entries; got " + targets.size() + ".");
    }
    requireShare("target", target);
    targets.forEach((environment, share) -> requireShare("targets." + environment, share));
    if (window.compareTo(Duration.ofDays(1)) < 0 || window.compareTo(LONGEST) > 0) {
      throw ProblemException.invalid(
          "windowDays: " + window.toDays() + " is not between 1 and " + LONGEST.toDays() + ".");
    }
    targets = Map.copyOf(targets);
  }

  private static void requireLength(String field, String text, int most) {
    if (text.length() > most) {
      throw ProblemException.invalid(
          field + ": must have at most " + most + " characters; got " + text.length() + ".");
    }
  }

  private static void requireShare(String field, double share) {
    if (!(share > 0 && share < 1)) {
      throw ProblemException.invalid(field + ": " + share + " is not above 0 and below 1.");
    }
  }

  /** The share of events that may be bad there. */
  double budget(String environment) {
    return 1 - targets.getOrDefault(environment, target);
  }
}
