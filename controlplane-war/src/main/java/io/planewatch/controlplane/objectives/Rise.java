package io.planewatch.controlplane.objectives;

/**
 * What the counters of a selector rose by, in PromQL, a value a series.
 *
 * <p>OpenTelemetry's and Prometheus's clients create a series with its first event, so the first
 * value of a series is an increase from 0. The engine's own functions take it for a starting point.
 * Start timestamps do not help: SDKs send the start of the process, not the one of the series.
 */
enum Rise {
  /**
   * Of the last minute, exact: the minutes add up to what the samples rose by. Only Prometheus
   * evaluates it, because Thanos has no {@code anchored}.
   *
   * <p>{@code anchored} counts from the last sample before the minute, as far as the engine looks
   * back, which is 5 minutes. To that comes the first value of a series without such a sample:
   *
   * <ul>
   *   <li>Where the series had a value within {@link #REMEMBERED}, the difference to it, or the
   *       whole value after a reset.
   *   <li>Else the whole value, because the series is new. If nothing of the data plane was present
   *       within {@link #REMEMBERED}, up to a minute before, Prometheus itself is new or was away:
   *       then the value counts events of an unknown time, and is left out. All targets of a data
   *       plane are scraped within that minute.
   * </ul>
   *
   * Values that are not finite are left out, so that one series does not make a sum NaN.
   */
  MINUTE {
    @Override
    String of(String selector, String all) {
      String rise = "increase(%s[1m] anchored)".formatted(selector);
      String first =
          "(first_over_time(%1$s[1m]) unless last_over_time(%1$s[5m] offset 1m))"
              .formatted(selector);
      String before = "last_over_time(%s[%s] offset 1m)".formatted(selector, REMEMBERED);
      String present =
          "%s offset 2m or max_over_time({__name__=~\"up|target_info\"}[%s] offset 2m) > 0"
              .formatted(all, REMEMBERED);
      String begun =
          "((%1$s - %2$s >= 0) or (%1$s and on () (%3$s)))".formatted(first, before, present);
      return "(((%1$s + %2$s) or %1$s) >= 0 < Inf)".formatted(rise, begun);
    }
  },

  /**
   * Of the last hour, to compare: every engine evaluates it, and its numbers are extrapolated. A
   * series that began within the hour counts with its whole value.
   */
  HOUR {
    @Override
    String of(String selector, String all) {
      return ("(((increase(%1$s[1h]) and last_over_time(%1$s[1h] offset 1h))"
              + " or last_over_time(%1$s[1h])) < Inf)")
          .formatted(selector);
    }
  };

  /** For how long the last value of a series that is away is remembered. */
  static final String REMEMBERED = "1h";

  /**
   * @param selector of counters
   * @param all selector of the counters of all events, which the former are a part of
   */
  abstract String of(String selector, String all);
}
