package io.planewatch.controlplane.queries;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A part of PromQL that an engine's syntax tree may fail to carry (3.9's, for one, drops duration
 * expressions and fill modifiers), with queries that show it and the text that they must be printed
 * as.
 *
 * @param words what a person calls it
 * @param sign found in every text that holds it, in a few others too
 * @param probes queries that need no data and whose answers show how an engine reads it
 */
record Construct(
    String words, Pattern sign, Map<String, String> printedByQuery, List<String> probes) {
  /** All that a query of today's language is made of. */
  static final List<Construct> ALL =
      List.of(
          new Construct(
              "selectors",
              "",
              Map.of(
                  "up", "up",
                  "up{a=\"b\",c!=\"d\",e=~\"f\",g!~\"h\"}",
                      "up{a=\"b\",c!=\"d\",e=~\"f\",g!~\"h\"}",
                  "{__name__=~\"a.*\"}", "{__name__=~\"a.*\"}",
                  "rate(up[5m])", "rate(up[300000ms])"),
              "absent(planewatch_nothing{a=\"b\",c!=\"d\",e=~\"f\",g!~\"h\"})",
              "absent_over_time({__name__=\"planewatch_nothing\",a=\"b\"}[5m])"),
          new Construct(
              "names in quotes",
              "[{,(]\\s*\"\"",
              Map.of(
                  "{\"a.b\",\"c.d\"=\"e\"}", "{__name__=\"a.b\",\"c.d\"=\"e\"}",
                  "sum by (\"c.d\") (up)", "sum by (\"c.d\")(up)"),
              "absent({\"planewatch.nothing\",\"c.d\"=\"e\"})"),
          new Construct(
              "operators",
              "[-+*/%^=<>]|\\b(and|or|unless|atan2)\\b",
              Map.of(
                  "a == bool b", "a == bool b",
                  "a * on (x) group_left (y) b", "a * on (x) group_left (y) b",
                  "a unless ignoring (x) b", "a unless ignoring (x) b",
                  "-a ^ 2 atan2 1", "-a ^ 2 atan2 1"),
              "vector(1) == bool vector(2)",
              "vector(2) * on () group_left () vector(3)",
              "vector(1) unless ignoring (x) vector(2)",
              "-vector(3) ^ 2 atan2 1"),
          new Construct(
              "fill modifiers",
              "\\bfill(_left|_right)?\\b",
              Map.of("a + fill_left (0) fill_right (1) b", "a + fill_left (0) fill_right (1) b"),
              "label_replace(vector(1), \"x\", \"y\", \"\", \"\") + on (x) fill_left (7) fill_right (5) vector(2)"),
          new Construct(
              "histogram trimming", "</|>/", Map.of("a </ 5", "a </ 5"), "vector(1) </ 5"),
          new Construct(
              "aggregations",
              "\\b(by|without)\\b",
              Map.of(
                  "topk by (a) (3, up)",
                  "topk by (a)(3,up)",
                  "sum without () (up)",
                  "sum without ()(up)"),
              "topk by (x) (1, label_replace(vector(1), \"x\", \"y\", \"\", \"\"))",
              "sum without () (label_replace(vector(1), \"x\", \"y\", \"\", \"\"))"),
          new Construct(
              "the @ modifier",
              "@",
              Map.of(
                  "up @ 1.5",
                  "up @ 1.500",
                  "up @ end()",
                  "up @ end()",
                  "up[5m:] @ start()",
                  "up[300000ms:] @ start()"),
              "max_over_time(vector(time())[5m:1m] @ 600)",
              "max_over_time(vector(time())[5m:1m] @ end())"),
          new Construct(
              "offsets",
              "\\boffset\\b",
              Map.of(
                  "up offset -5m",
                  "up offset -300000ms",
                  "up[5m] offset 1m",
                  "up[300000ms] offset 60000ms"),
              "max_over_time(vector(time())[5m:1m] offset 2m)",
              "max_over_time(vector(time())[5m:1m] offset -2m)"),
          new Construct(
              "subqueries",
              "\\[[^\\]]*:",
              Map.of("max_over_time(up[5m:1m])", "max_over_time(up[300000ms:60000ms])"),
              "count_over_time(vector(1)[5m:1m])"),
          new Construct(
              "duration expressions",
              "\\[[^\\]]*[-+*/%^(]|\\boffset\\s*[-+]?\\s*(\\(|step|range|min_of|max_of)",
              Map.of(
                  "rate(up[5m + step()])", "rate(up[300000ms + step()])",
                  "up offset (1m * 2)", "up offset (60000ms * 2)",
                  "max_over_time(up[1h + range():min_of(1m, step())])",
                      "max_over_time(up[3600000ms + range():min_of(60000ms,step())])"),
              "count_over_time(vector(1)[5m + 1m:30s * 2])",
              "max_over_time(vector(time())[5m:1m] offset (1m * 2))"),
          new Construct(
              "anchored and smoothed ranges",
              "\\b(anchored|smoothed)\\b",
              Map.of(
                  "rate(up[5m] anchored)",
                  "rate(up[300000ms] anchored)",
                  "rate(up[5m] smoothed)",
                  "rate(up[300000ms] smoothed)"),
              "rate(planewatch_nothing[5m] anchored)",
              "rate(planewatch_nothing[5m] smoothed)"));

  Construct {
    printedByQuery = Map.copyOf(printedByQuery);
    probes = List.copyOf(probes);
  }

  private Construct(
      String words, String sign, Map<String, String> printedByQuery, String... probes) {
    this(words, Pattern.compile(sign, Pattern.CASE_INSENSITIVE), printedByQuery, List.of(probes));
  }

  /** Whether a text may hold it; rather once too often. */
  boolean mayBeIn(String bareQuery) {
    return sign.matcher(bareQuery).find();
  }
}
