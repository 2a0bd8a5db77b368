package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kind of an annotation. */
public enum Kind {
  /** Another version began to run. */
  DEPLOY,
  /** An alert fired; these come from the alerts' history alone. */
  ALERT,
  /** The load generator ran. */
  LOAD_RUN,
  /** Anything that somebody wants to see on a chart. */
  NOTE;

  /** As in JSON and in URLs: {@code load-run}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Kind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "kind: '"
                        + text
                        + "' is none of "
                        + Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "))
                        + "."));
  }
}
