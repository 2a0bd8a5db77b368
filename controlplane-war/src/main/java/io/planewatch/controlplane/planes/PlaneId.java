package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Set;
import java.util.regex.Pattern;

/** A plane's immutable name, the value of the label {@code data_plane}. */
public record PlaneId(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Set<String> RESERVED =
      Set.of("control", "all", "none", "unknown", "anonymous");

  /**
   * Checks the form.
   *
   * @throws ProblemException with the rule that is broken
   */
  public PlaneId {
    if (text == null || !FORM.matcher(text).matches()) {
      throw ProblemException.invalid(
          "A plane's id is 1 to 63 lower-case letters, digits and hyphens, begins with a letter and does not end with a hyphen; '"
              + text
              + "' is not.");
    }
    if (RESERVED.contains(text)) {
      throw ProblemException.invalid("'" + text + "' is reserved and can't be a plane's id.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
