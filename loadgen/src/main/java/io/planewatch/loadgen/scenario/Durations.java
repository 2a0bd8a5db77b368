package io.planewatch.loadgen.scenario;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 90}, {@code 90s}, {@code 1m30s}, {@code 250ms} and ISO-8601's {@code PT1M30S}. */
public final class Durations {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+(?:\\.\\d+)?)ms)?");
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)?");

  private Durations() {}

  public static Duration parse(String text) {
    if (SECONDS.matcher(text).matches()) {
      return ofSeconds(text);
    }
    Matcher parts = PARTS.matcher(text);
    if (!text.isEmpty() && parts.matches()) {
      Duration sum = Duration.ofHours(whole(parts.group(1))).plusMinutes(whole(parts.group(2)));
      return sum.plus(parts.group(3) == null ? Duration.ZERO : ofSeconds(parts.group(3)))
          .plus(parts.group(4) == null ? Duration.ZERO : ofSeconds(parts.group(4)).dividedBy(1000));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a duration such as 90, 90s, 1m30s or 250ms", e);
    }
  }

  private static Duration ofSeconds(String number) {
    return Duration.ofNanos(Math.round(Double.parseDouble(number) * 1e9));
  }

  private static long whole(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
