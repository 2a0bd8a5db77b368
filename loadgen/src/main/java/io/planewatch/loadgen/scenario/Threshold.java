package io.planewatch.loadgen.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run must reach to count as good: {@code p99<500ms}, {@code errors<1%}, for every target or
 * for the one (and its endpoint) named in front: {@code prod:rate>=9.9}, {@code
 * prod/search:p95<200ms}.
 *
 * @param percentile for {@link Measure#QUANTILE}, of 100
 * @param limit nanoseconds, a share of 1, or requests a second
 */
public record Threshold(
    String text,
    Optional<String> target,
    Optional<String> endpoint,
    Measure measure,
    double percentile,
    Comparison comparison,
    double limit) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z0-9._-]+)(?:/([A-Za-z0-9._-]+))?:)?"
              + "(p\\d{1,2}(?:\\.\\d+)?|max|mean|errors|unexpected|timeouts|late|rate)"
              + "(<=|>=|<|>)([0-9][0-9a-zA-Z.%]*)");

  /** What is compared. */
  public enum Measure {
    /** Response time that this part of the requests stays within. */
    QUANTILE,
    /** The longest response time. */
    MAX,
    /** The mean response time. */
    MEAN,
    /** Share of requests without an answer below status 400. */
    ERRORS,
    /** The same without the injected errors. */
    UNEXPECTED,
    /** Share of requests that timed out. */
    TIMEOUTS,
    /** Share of requests that were sent late. */
    LATE,
    /** Requests sent a second. */
    RATE
  }

  /** How it is compared. */
  public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    static Comparison of(String sign) {
      for (Comparison comparison : values()) {
        if (comparison.sign.equals(sign)) {
          return comparison;
        }
      }
      throw new IllegalArgumentException(sign);
    }

    boolean holds(double value, double limit) {
      return switch (this) {
        case LESS -> value < limit;
        case AT_MOST -> value <= limit;
        case MORE -> value > limit;
        case AT_LEAST -> value >= limit;
      };
    }
  }

  public static Threshold parse(String text) {
    Matcher matcher = FORM.matcher(text.replaceAll("\\s+", ""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a threshold such as p99<500ms, errors<1% or prod:rate>=9.9");
    }
    String name = matcher.group(3);
    Measure measure =
        name.startsWith("p") ? Measure.QUANTILE : Measure.valueOf(name.toUpperCase(Locale.ROOT));
    return new Threshold(
        text,
        Optional.ofNullable(matcher.group(1)),
        Optional.ofNullable(matcher.group(2)),
        measure,
        measure == Measure.QUANTILE ? Double.parseDouble(name.substring(1)) : 0,
        Comparison.of(matcher.group(4)),
        limit(measure, matcher.group(5)));
  }

  public boolean holds(double value) {
    return comparison.holds(value, limit);
  }

  public boolean concerns(Target other) {
    return target.isEmpty() || target.get().equals(other.name());
  }

  private static double limit(Measure measure, String text) {
    return switch (measure) {
      case QUANTILE, MAX, MEAN -> Durations.parse(text).toNanos();
      case ERRORS, UNEXPECTED, TIMEOUTS, LATE -> Shares.parse(text);
      case RATE -> Double.parseDouble(text);
    };
  }
}
