package io.planewatch.controlplane.problems;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations that callers give, in ISO 8601. */
public final class RequestDuration {
  private RequestDuration() {}

  /**
   * Reads a field.
   *
   * @param text null where the field is missing
   * @param example such as PT2H, for the refusal
   * @throws ProblemException that names the field
   */
  public static Duration parse(String field, String text, String example) {
    try {
      return Duration.parse(String.valueOf(text));
    } catch (DateTimeParseException unreadable) {
      throw ProblemException.invalid(
          field + ": must be an ISO-8601 duration such as " + example + ".");
    }
  }

  /**
   * Reads a field that is neither negative nor longer than a maximum.
   *
   * @throws ProblemException that names the field and the maximum
   */
  public static Duration upTo(Duration most, String field, String text, String example) {
    try {
      Duration read = Duration.parse(String.valueOf(text));
      if (!read.isNegative() && read.compareTo(most) <= 0) {
        return read;
      }
    } catch (DateTimeParseException unreadable) {
      // Refused below, in the same words as one that is too long.
    }
    throw ProblemException.invalid(
        field + ": must be an ISO-8601 duration up to " + most + ", such as " + example + ".");
  }
}
