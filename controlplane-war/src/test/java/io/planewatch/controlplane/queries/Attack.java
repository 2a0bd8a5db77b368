package io.planewatch.controlplane.queries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request that tries to reach plane {@code b}. */
record Attack(String name, String endpoint, String[] parameters) {
  private static final String TIME = "1795140000";

  /** The texts do not hold the canary themselves: an error may quote them. */
  static final List<Attack> ALL = all();

  private static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    for (String query :
        List.of(
            "up{data_plane=\"b\"}",
            "up{data_plane!=\"a\"}",
            "up{data_plane=~\".*\"}",
            "up{data_plane=\"\"}",
            "up{data_plane=\"b\",data_plane=\"b\"}",
            "up{data_plane=\"a\",data_plane=\"b\"}",
            "{\"data_plane\"=\"b\",__name__=\"up\"}",
            "{\"data\\u005fplane\"=\"b\",__name__=\"up\"}",
            "up{data_plane=`b`}",
            "up{data_plane='b'}",
            "{__name__=~\".+\"}",
            "{__name__=~\"kana.+\"}",
            "{secret=~\"kana.*\"}",
            "up or {secret=~\"kana.*\"}",
            "up unless on (nothing) vector(1) or {secret!=\"\"}",
            "absent(nothing) or on () up{data_plane=\"b\"}",
            "vector(1) or on () up",
            "vector(1) * on () group_left (secret) up{secret=~\"k.*\"}",
            "count_values(\"data_plane\", up)",
            "count by (secret) (up)",
            "group by (secret, __name__) ({secret!=\"\"})",
            "label_replace(up, \"data_plane\", \"a\", \"\", \"\")",
            "label_replace(up, \"data_plane\", \"b\", \"\", \"\")",
            "label_join(up, \"data_plane\", \"\", \"secret\")",
            "topk(10, up)",
            "limitk(10, up)",
            "limit_ratio(1, up)",
            "sort_by_label(up, \"secret\")",
            "last_over_time(up[1h])",
            "max_over_time(up[1h:1m])",
            "max_over_time(max_over_time(up[10m:1m])[1h:5m])",
            "up @ " + TIME,
            "up @ start()",
            "last_over_time(up[1h] @ end())",
            "up offset -1h",
            "up offset 1h",
            "rate(requests_total[5m] anchored)",
            "rate(requests_total[5m] smoothed)",
            "temperature smoothed",
            "up + fill (0) temperature",
            "temperature + on (secret) fill_left (0) up",
            "rate(requests_total[5m + step()])",
            "up offset (1m + step())",
            "latency",
            "histogram_quantile(0.9, latency)",
            "histogram_quantile(0.9, sum by (le, secret) (rate(duration_bucket[5m])))",
            "info(up)",
            "info(up, {__name__=\"target_info\"})",
            "info(up, {secret=~\".+\"})",
            "info(up, {data_plane=\"b\",__name__=\"target_info\"})",
            "info(up{data_plane=\"b\"}, {__name__=\"target_info\"})",
            "{a=\"1\" or secret=~\"k.*\"}",
            "up # {data_plane=\"a\"}",
            "up #\r or up{data_plane=\"b\"}",
            "up{secret=~\"k.*\"} # \n or up",
            "\ufeffup",
            "up\u0000",
            "up{secret=\"\\xff\"}",
            "up} or {secret=~\"k.*\"",
            "up{data_plane=~\"a\"}) or (up",
            "up{data_plane=~\"a|b\"}",
            "up{data_plane=~\"(?i)B\"}",
            "up{data_plane=~\"(?s).\"}",
            "ALERTS",
            "forged_b",
            "{of=~\"k.*\"}")) {
      all.add(of("query", "query", query, "time", TIME));
      all.add(of("query_range", "query", query, "start", "1795139000", "end", TIME, "step", "60"));
    }
    for (String selector :
        List.of(
            "up",
            "{__name__=~\".+\"}",
            "up{data_plane=\"b\"}",
            "{secret=~\"k.*\"}",
            "up offset 5m",
            "(up)",
            "up or up",
            "",
            "up[5m]",
            "-up",
            "up @ 0")) {
      for (String endpoint : List.of("series", "labels", "label/secret/values")) {
        all.add(of(endpoint, "match[]", selector, "start", "1795132800", "end", TIME));
        all.add(
            of(endpoint, "match[]", "up", "match[]", selector, "start", "1795132800", "end", TIME));
      }
    }
    for (String endpoint :
        List.of(
            "labels",
            "label/secret/values",
            "label/__name__/values",
            "label/data_plane/values",
            "label/U__secret/values",
            "label/U__data_plane/values",
            "series",
            "targets",
            "metadata",
            "rules",
            "alerts")) {
      all.add(of(endpoint));
      all.add(
          of(
              endpoint,
              "data_plane",
              "b",
              "storeMatch[]",
              "{data_plane=\"b\"}",
              "dedup",
              "false",
              "replicaLabels[]",
              "data_plane",
              "state",
              "any",
              "match_target",
              "{}"));
    }
    all.add(of("metadata", "metric", "queue_length"));
    all.add(of("metadata", "limit", "100"));
    all.add(of("rules", "type", "alert"));
    all.add(of("rules", "match[]", "{of!=\"\"}"));
    all.add(of("targets", "state", "dropped"));
    for (String query : List.of("latency", "{secret=~\"k.*\"}", "{__name__=~\".+\"}")) {
      all.add(of("query_exemplars", "query", query, "start", "1795132800", "end", "1795154400"));
    }
    for (String endpoint : List.of("format_query", "parse_query")) {
      all.add(of(endpoint, "query", "up{data_plane=\"b\"}"));
    }
    return List.copyOf(all);
  }

  private static Attack of(String endpoint, String... parameters) {
    return new Attack(endpoint + " " + Arrays.toString(parameters), endpoint, parameters);
  }

  @Override
  public String toString() {
    return name;
  }
}
