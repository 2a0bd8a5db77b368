package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Parameters;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the engine may work for one query: as long as the caller wishes, up to a bound; and how
 * long for a caller without a wish.
 */
final class Timeouts {
  private static final Pattern SECONDS =
      Pattern.compile("\\+?([0-9]{1,18}\\.?[0-9]{0,18}|\\.[0-9]{1,18})([eE][+-]?[0-9]{1,3})?");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?=[0-9])(?:([0-9]{1,9})y)?(?:([0-9]{1,9})w)?(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

  /** Seconds in each unit, in the order of the groups; the last one is a thousandth. */
  private static final long[] UNIT_SECONDS = {31_536_000, 604_800, 86_400, 3_600, 60, 1};

  private final Duration unasked;
  private final Duration most;

  Timeouts(Duration unasked, Duration most) {
    this.unasked = unasked;
    this.most = most;
  }

  /**
   * The option as it is sent to the engine.
   *
   * @throws ApiError when what was asked is no length of time
   */
  Parameters of(QueryParameters asked) {
    Duration wished = asked.first("timeout").map(this::read).orElse(unasked);
    Duration given = wished.compareTo(most) < 0 ? wished : most;
    return Parameters.none().within(given);
  }

  private Duration read(String text) {
    Matcher units = UNITS.matcher(text);
    if (SECONDS.matcher(text).matches()) {
      return ofSeconds(Double.parseDouble(text));
    }
    if (units.matches()) {
      double seconds = number(units.group(UNIT_SECONDS.length + 1)) / 1000.0;
      for (int i = 0; i < UNIT_SECONDS.length; i++) {
        seconds += (double) number(units.group(i + 1)) * UNIT_SECONDS[i];
      }
      return ofSeconds(seconds);
    }
    throw ApiError.badData(
        "invalid parameter \"timeout\": write seconds, or a length of time such as 1m30s");
  }

  /** As long as it may be at most, so that no number overflows. */
  private Duration ofSeconds(double seconds) {
    if (seconds >= most.toSeconds()) {
      return most;
    }
    return Duration.ofMillis(Math.max(0, (long) (seconds * 1000)));
  }

  private static long number(String digits) {
    return Optional.ofNullable(digits).map(Long::valueOf).orElse(0L);
  }
}
