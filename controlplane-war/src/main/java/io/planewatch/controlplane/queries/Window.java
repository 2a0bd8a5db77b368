package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.ranges.StepGrid;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads start, end and step where they are plain numbers of whole milliseconds, as dashboards send
 * them. Any other form is the engine's to judge, and is not cached.
 */
final class Window {
  /** As Prometheus: a week of minutes, a year of hours. */
  static final int MOST_STEPS = 11_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Window() {}

  static Optional<StepGrid> of(QueryParameters asked) {
    Optional<Long> start = asked.first("start").flatMap(Window::millis);
    Optional<Long> end = asked.first("end").flatMap(Window::millis);
    Optional<Long> step =
        asked.first("step").flatMap(text -> stepMillis(text).or(() -> duration(text)));
    if (start.isEmpty()
        || end.isEmpty()
        || step.isEmpty()
        || step.get() <= 0
        || end.get() < start.get()) {
      return Optional.empty();
    }
    long intervals = (end.get() - start.get()) / step.get();
    return intervals > MOST_STEPS
        ? Optional.empty()
        : Optional.of(new StepGrid(start.get(), step.get(), (int) intervals + 1));
  }

  /**
   * Seconds as a text; empty when they are no whole milliseconds, which the engine would cut in its
   * own way.
   */
  private static Optional<Long> millis(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal millis = new BigDecimal(text).movePointRight(3).stripTrailingZeros();
    return millis.scale() > 0 ? Optional.empty() : Optional.of(millis.longValueExact());
  }

  /** The engine cuts floating-point seconds to milliseconds: a step of 1.001 is 1 s to it. */
  private static Optional<Long> stepMillis(String text) {
    return millis(text)
        .filter(millis -> (long) (Double.parseDouble(text) * 1e9) / 1_000_000 == millis);
  }

  private static Optional<Long> duration(String text) {
    var matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Optional.of(Long.parseLong(matcher.group(1)) * unit);
  }

  /** A time as the engine reads it back exactly. */
  static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }

  /** A step as the engine reads it back exactly, which it does not with every fraction. */
  static String step(long millis) {
    return millis + "ms";
  }
}
