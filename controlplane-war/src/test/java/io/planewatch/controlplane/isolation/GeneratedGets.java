package io.planewatch.controlplane.isolation;

import io.planewatch.controlplane.access.DeclaredEndpoints;
import io.planewatch.controlplane.engine.TwoPlanes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests for every GET there is, with parameters that ask for the planes {@code b} and {@code c}.
 * No request holds the canary itself: an error may quote its request.
 */
final class GeneratedGets {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)(:[^}]*)?}");
  private static final List<String> PLANES =
      List.of("a", "b", "c", "a|b", "*", ".*", "", "control", "nil", "B", "b,c");
  private static final List<String> NAMES =
      List.of(
          "data_plane",
          "plane",
          "environment",
          "from",
          "to",
          "start",
          "end",
          "time",
          "step",
          "limit",
          "before",
          "after",
          "kind",
          "retired",
          "query",
          "match[]",
          "state",
          "type",
          "rule_name[]",
          "rule_group[]",
          "file[]",
          "scrapePool",
          "metric",
          "reader",
          "name",
          "owner",
          "days",
          "group_limit",
          "group_next_token",
          "dedup",
          "limit_per_metric");
  private static final List<String> QUERIES =
      List.of(
          "up",
          "{__name__=~\".+\"}",
          "{data_plane=\"b\"}",
          "{data_plane!=\"a\"}",
          "{secret=~\"kana.*\"}",
          "up or {secret!=\"\"}",
          "count_values(\"data_plane\", up)",
          "label_replace(up, \"data_plane\", \"a\", \"\", \"\")",
          "group by (secret, __name__) ({secret!=\"\"})",
          "last_over_time(up[1h] @ end())",
          "info(up)",
          "ALERTS",
          "absent(up{data_plane=\"b\"})");
  private static final List<String> LABELS =
      List.of("secret", "__name__", "data_plane", "team", "environment", "U__secret");

  private final Random random;
  private final List<String> ids;
  private final List<String> endpoints;

  GeneratedGets(Random random, List<String> ids) {
    this.random = random;
    this.ids = ids;
    this.endpoints = endpoints();
  }

  /** Paths below /api, as the resource methods declare them. */
  static List<String> endpoints() {
    return DeclaredEndpoints.read().keySet().stream()
        .filter(GeneratedGets::isAsked)
        .map(endpoint -> endpoint.substring(4))
        .toList();
  }

  /** All but the redirects of a sign-in, which show nothing. */
  static boolean isAsked(String endpoint) {
    return endpoint.startsWith("GET ") && !endpoint.startsWith("GET /planewatch/oidc");
  }

  /** One request for an endpoint that is chosen at random. */
  String next() {
    return next(endpoints.get(random.nextInt(endpoints.size())));
  }

  String next(String endpoint) {
    StringBuilder address = new StringBuilder("/api");
    Matcher variable = VARIABLE.matcher(endpoint);
    while (variable.find()) {
      variable.appendReplacement(
          address, Matcher.quoteReplacement(encoded(inPath(endpoint, variable.group(1)))));
    }
    variable.appendTail(address);
    char separator = '?';
    if (endpoint.startsWith("/v1/query")) {
      address.append("?query=").append(encoded(any(QUERIES)));
      separator = '&';
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = any(NAMES);
      address.append(separator).append(encoded(name)).append('=').append(encoded(value(name)));
      separator = '&';
    }
    if (endpoint.equals("/v1/query_range")) {
      address.append("&start=1795140000&end=1795141000&step=15");
    }
    return address.toString();
  }

  /** A plane set as Mimir's clients send it, or nothing. */
  String scopeHeader() {
    return random.nextInt(5) == 0 ? any(List.of("b", "a|b", "anonymous", "a", "b|a", "*")) : "";
  }

  private String inPath(String endpoint, String variable) {
    if (endpoint.startsWith("/v1/label/")) {
      return any(LABELS);
    }
    if (variable.equals("version")) {
      return String.valueOf(random.nextInt(4));
    }
    return random.nextBoolean() ? any(ids) : any(List.of("b", "c", "a", "deleted", "1", "nil"));
  }

  private String value(String name) {
    return switch (name) {
      case "data_plane", "plane", "environment", "reader", "owner" -> any(PLANES);
      case "query", "match[]" -> any(QUERIES);
      case "from", "start" -> any(List.of("0", "1795132800", "2020-01-01T00:00:00Z", "-1", "x"));
      case "to", "end", "time" ->
          any(List.of("1795154400", "1795140000", "2099-01-01T00:00:00Z", "9e9", "x"));
      case "after", "before" -> any(List.of("", "b", "AGI", "Cg", "1", "9223372036854775807"));
      case "kind", "type", "state" ->
          any(List.of("note", "deploy", "alert", "any", "active", "dropped", "record", "x"));
      default -> String.valueOf(random.nextInt(1000));
    };
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String encoded(String text) {
    if (text.contains(TwoPlanes.CANARY)) {
      throw new IllegalStateException("a request must not hold the canary");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
