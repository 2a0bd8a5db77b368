package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.regex.Pattern;

/**
 * What an administrator says of a plane. Environment and line of business are labels of its series
 * and decide who may see them.
 *
 * @param owner null when nobody is named; like tier
 */
public record Description(
    String displayName, String environment, String lineOfBusiness, String owner, String tier) {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,62}");
  private static final int MAX_TEXT = 80;

  public Description {
    requireText("displayName", displayName);
    requireLabel("environment", environment);
    requireLabel("lineOfBusiness", lineOfBusiness);
    if (owner != null) {
      requireText("owner", owner);
    }
    if (tier != null) {
      requireLabel("tier", tier);
    }
  }

  private static void requireLabel(String field, String value) {
    if (value == null || !LABEL.matcher(value).matches()) {
      throw ProblemException.invalid(
          field
              + ": is required, at most 63 letters, digits, blanks and . _ -, and begins with a letter or digit");
    }
  }

  private static void requireText(String field, String value) {
    if (value == null
        || value.isBlank()
        || value.length() > MAX_TEXT
        || value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          field + ": is required, at most " + MAX_TEXT + " characters without control characters");
    }
  }
}
