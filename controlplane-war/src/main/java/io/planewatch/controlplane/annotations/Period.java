package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.problems.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** From when to when; a moment has both ends equal. */
public record Period(Instant from, Instant to) {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** Without an exponent: the digits of 1e99999999 alone would keep a processor busy for hours. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

  private static final int MOST_CHARACTERS = 40;

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
   * Reads a time to the microsecond, which is what the database keeps.
   *
   * @throws ProblemException when the text is no time of the years 1970 to 9999
   */
  public static Instant instant(String field, String text) {
    Instant instant = read(field, text);
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw ProblemException.invalid(field + ": the time must be in the years 1970 to 9999.");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant read(String field, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw unreadable(field, text.substring(0, MOST_CHARACTERS) + "…");
    }
    if (SECONDS.matcher(text).matches()) {
      long micros =
          new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact();
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw unreadable(field, text);
    }
  }

  private static ProblemException unreadable(String field, String text) {
    return ProblemException.invalid(
        field
            + ": cannot parse '"
            + text
            + "' as a time. Use RFC 3339, such as 2026-11-21T10:00:00Z, or Unix seconds, such as"
            + " 1795255200.");
  }
}
