package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Parameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the engine may work for one query: as long as the caller wishes, up to a bound; and how
 * long for a caller without a wish.
 */
final class Timeouts {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?=[0-9])(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

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
  Parameters of(Asked asked) {
    Duration wished = asked.first("timeout").map(Timeouts::read).orElse(unasked);
    Duration given = wished.compareTo(most) < 0 ? wished : most;
    return Parameters.none().within(given);
  }

  private static Duration read(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
    }
    Matcher units = UNITS.matcher(text);
    if (units.matches()) {
      return Duration.ofHours(number(units.group(1)))
          .plusMinutes(number(units.group(2)))
          .plusSeconds(number(units.group(3)))
          .plusMillis(number(units.group(4)));
    }
    throw ApiError.badData(
        "invalid parameter \"timeout\": write seconds, or a length of time such as 1m30s");
  }

  private static long number(String digits) {
    return Optional.ofNullable(digits).map(Long::valueOf).orElse(0L);
  }
}
