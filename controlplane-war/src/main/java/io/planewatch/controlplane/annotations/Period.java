package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.problems.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** From when to when; a moment has both ends equal. */
public record Period(Instant from, Instant to) {
  public Period {
    if (to.isBefore(from)) {
      throw ProblemException.invalid("to: " + to + " is before from, " + from + ".");
    }
  }

  /**
   * Reads a request's period; times are RFC 3339 or seconds since 1970.
   *
   * @param from null for {@code usual} before the end
   * @param to null for now
   */
  public static Period read(String from, String to, Duration usual, Instant now) {
    Instant end = to == null || to.isEmpty() ? now : instant("to", to);
    return new Period(
        from == null || from.isEmpty() ? end.minus(usual) : instant("from", from), end);
  }

  /**
   * @throws ProblemException when the text is no time
   */
  public static Instant instant(String field, String text) {
    try {
      return text.indexOf('T') >= 0
          ? OffsetDateTime.parse(text).toInstant()
          : Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
    } catch (DateTimeException | NumberFormatException | ArithmeticException unreadable) {
      throw ProblemException.invalid(
          field + ": '" + text + "' is no time such as 2026-11-21T10:00:00Z or 1795255200.");
    }
  }
}
