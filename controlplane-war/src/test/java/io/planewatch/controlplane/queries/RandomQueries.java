package io.planewatch.controlplane.queries;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Range queries over {@code TwoPlanes}, made of everything that is evaluated step by step. */
final class RandomQueries {
  private static final List<String> COUNTERS =
      List.of("requests_total", "duration_count", "duration_sum", "duration_bucket");
  private static final List<String> GAUGES = List.of("temperature", "up", "flapping", "nothing");
  private static final List<String> MATCHERS =
      List.of("", "", "code=\"500\"", "code!=\"500\"", "route=~\"/api/.*\"", "route!~\".*orders\"");
  private static final List<String> OVER_TIME =
      List.of(
          "avg_over_time",
          "min_over_time",
          "max_over_time",
          "sum_over_time",
          "count_over_time",
          "last_over_time",
          "first_over_time",
          "present_over_time",
          "absent_over_time",
          "stddev_over_time",
          "stdvar_over_time",
          "mad_over_time",
          "changes",
          "resets",
          "delta",
          "idelta",
          "deriv",
          "ts_of_first_over_time",
          "ts_of_last_over_time",
          "ts_of_max_over_time",
          "ts_of_min_over_time");
  private static final List<String> RATES = List.of("rate", "irate", "increase", "rate", "rate");
  private static final List<String> PLAIN =
      List.of(
          "abs",
          "ceil",
          "floor",
          "exp",
          "ln",
          "log2",
          "log10",
          "sqrt",
          "sgn",
          "sin",
          "cosh",
          "atan",
          "deg",
          "rad",
          "round",
          "absent",
          "timestamp",
          "scalar(sum",
          "minute",
          "hour",
          "day_of_week",
          "month",
          "days_in_month",
          "year");
  private static final List<String> AGGREGATIONS = List.of("sum", "min", "max", "count", "group");

  /**
   * The engine does not give the same digits twice for these: series of several blocks come in no
   * fixed order. So they stand outermost, where a last digit changes nothing else.
   */
  private static final List<String> ROUNDED = List.of("avg", "stddev", "stdvar");

  private static final List<String> GROUPINGS =
      List.of(
          "", "", " by (route)", " by (code, route)", " without (instance, secret)", " by (le)");
  private static final List<String> ARITHMETIC =
      List.of("+", "-", "*", "/", "%", "^", "==", "!=", "> bool", "<", ">=", "atan2");
  private static final List<String> SETS = List.of("and", "or", "unless");
  private static final List<String> RANGES = List.of("1m", "5m", "37s", "10m30s", "1h");
  private static final Map<String, String> SPELLINGS =
      Map.of("(", "( ", ",", " , ", " by ", " by\n", "{", "{ ", "[", "[ ");

  /**
   * @param asked what the caller writes
   * @param direct what the engine is asked to compare
   * @param rounded whether last digits may differ between two answers of the engine itself
   */
  record Query(String asked, String direct, boolean rounded) {}

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  /** {@code §} in a selector stands for the plane's matcher. */
  Query next(String planeMatcher) {
    boolean rounded = random.nextInt(12) == 0;
    String template = rounded ? any(ROUNDED) + any(GROUPINGS) + "(" + inexact() + ")" : expr(3);
    String asked = template.replace("§,", "").replace("{§}", "");
    return new Query(
        respelt(asked),
        planeMatcher.isEmpty() ? asked : template.replace("§", planeMatcher),
        rounded);
  }

  private String inexact() {
    return random.nextBoolean()
        ? selector(any(GAUGES)) + offset()
        : any(RATES) + "(" + selector(any(COUNTERS)) + "[" + any(RANGES) + "])";
  }

  /** The same query in other words. */
  private String respelt(String query) {
    return switch (random.nextInt(4)) {
      case 0 -> "(" + query + ")";
      case 1 -> {
        String spelt = query;
        // Not in strings: no matcher of these holds a key.
        for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
          if (!query.contains("\"(") && random.nextBoolean()) {
            spelt = spelt.replace(spelling.getKey(), spelling.getValue());
          }
        }
        yield spelt + " # as written by hand";
      }
      default -> query;
    };
  }

  private String expr(int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(13)) {
      case 0 -> selector(any(random.nextBoolean() ? GAUGES : COUNTERS)) + offset();
      case 1 ->
          any(RATES) + "(" + selector(any(COUNTERS)) + "[" + any(RANGES) + "]" + offset() + ")";
      case 2 ->
          any(OVER_TIME) + "(" + selector(any(GAUGES)) + "[" + any(RANGES) + "]" + offset() + ")";
      case 3, 4 -> any(AGGREGATIONS) + any(GROUPINGS) + "(" + expr(depth - 1) + ")";
      case 5 -> plain(depth);
      case 6 -> number() + " " + any(ARITHMETIC) + " " + operand(depth);
      case 7 -> operand(depth) + " " + any(ARITHMETIC) + " " + operand(depth);
      case 8 -> operand(depth) + " " + any(SETS) + " " + operand(depth);
      case 9 -> any(OVER_TIME) + "(" + subquery(depth) + offset() + ")";
      case 10 -> parameterised(depth);
      case 11 -> histogram();
      default -> scalar();
    };
  }

  private String operand(int depth) {
    String inner = expr(depth - 1);
    return "(" + inner + ")";
  }

  private String plain(int depth) {
    String function = any(PLAIN);
    return function + "(" + expr(depth - 1) + ")" + (function.contains("(") ? ")" : "");
  }

  private String subquery(int depth) {
    String inner = "(" + expr(depth - 1) + ")";
    return inner + "[" + any(RANGES) + ":" + any(List.of("30s", "1m", "77s")) + "]";
  }

  private String parameterised(int depth) {
    String inner = expr(depth - 1);
    return switch (random.nextInt(11)) {
      // Of equal values the engine picks any; these are not equal.
      case 0 -> "topk" + any(GROUPINGS) + "(1, " + distinct() + ")";
      case 1 -> "bottomk(1, " + distinct() + ")";
      case 2 -> "quantile" + any(GROUPINGS) + "(0." + random.nextInt(10) + ", " + inner + ")";
      case 3 -> "count_values(\"value\", round(" + inner + ", 10))";
      case 4 -> "clamp(" + inner + ", 1, 50)";
      case 5 -> "clamp_min(" + inner + ", " + number() + ")";
      case 6 -> "label_replace(" + inner + ", \"data_plane\", \"b\", \"route\", \".*\")";
      case 7 -> "label_join(" + inner + ", \"joined\", \"-\", \"route\", \"code\")";
      case 8 -> "quantile_over_time(0.5, " + selector(any(GAUGES)) + "[" + any(RANGES) + "])";
      case 9 -> "predict_linear(" + selector(any(GAUGES)) + "[10m], 60)";
      default -> "double_exponential_smoothing(" + selector("temperature") + "[10m], 0.3, 0.2)";
    };
  }

  private String distinct() {
    return random.nextBoolean()
        ? selector("temperature") + offset()
        : "deriv(" + selector("temperature") + "[10m])";
  }

  private String histogram() {
    String rate = "rate(" + selector("latency") + "[" + any(RANGES) + "])";
    return switch (random.nextInt(9)) {
      case 0 -> selector("latency");
      case 1 -> rate;
      case 2 -> "sum(" + rate + ")";
      case 3 -> "histogram_quantile(0.9, " + rate + ")";
      case 4 ->
          "histogram_quantile(0.9, sum by (le) (rate(" + selector("duration_bucket") + "[5m])))";
      case 5 ->
          any(
                  List.of(
                      "histogram_count",
                      "histogram_sum",
                      "histogram_avg",
                      "histogram_stddev",
                      "histogram_stdvar"))
              + "("
              + selector("latency")
              + ")";
      case 6 -> "histogram_fraction(0, 1, " + rate + ")";
      case 7 -> "{§,__name__=~\"latency|temperature\"}";
      default -> selector("latency") + " or " + selector("temperature");
    };
  }

  private String scalar() {
    return any(
        List.of(
            "time()",
            "vector(time())",
            "1",
            "vector(1)",
            "pi()",
            "hour()",
            "scalar(" + selector("temperature") + ")"));
  }

  private String selector(String metric) {
    String matcher = any(MATCHERS);
    return metric + (matcher.isEmpty() ? "{§}" : "{§," + matcher + "}");
  }

  private String offset() {
    return random.nextInt(5) == 0 ? " offset " + any(RANGES) : "";
  }

  private String number() {
    return any(List.of("0", "1", "2.5", "1e3", "NaN", "+Inf", "-1", "0x10"));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
