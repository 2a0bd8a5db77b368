package io.planewatch.loadgen.reporting;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  static String time(long nanoseconds) {
    return time((double) nanoseconds);
  }

  static String time(double nanoseconds) {
    if (nanoseconds < 999.5e3) {
      return three(nanoseconds / 1e3) + " µs";
    }
    return nanoseconds < 999.5e6
        ? three(nanoseconds / 1e6) + " ms"
        : three(nanoseconds / 1e9) + " s";
  }

  static String seconds(double seconds) {
    return seconds == 0 ? "0" : time(seconds * 1e9);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String rate(double perSecond) {
    return perSecond >= 1000
        ? String.format(Locale.ROOT, "%,.0f/s", perSecond)
        : three(perSecond) + "/s";
  }

  static String share(long part, long whole) {
    return whole == 0 ? "–" : percent((double) part / whole);
  }

  static String percent(double share) {
    double percent = share * 100;
    return percent == 0
        ? "0 %"
        : String.format(Locale.ROOT, percent < 0.1 ? "%.3f %%" : "%.2f %%", percent);
  }

  /** Answers by status, as in "200 × 95, 503 × 5". */
  static String statuses(Map<Integer, Long> statuses) {
    return statuses.entrySet().stream()
        .map(entry -> entry.getKey() + " × " + count(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String three(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
