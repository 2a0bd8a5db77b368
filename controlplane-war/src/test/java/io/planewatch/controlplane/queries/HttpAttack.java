package io.planewatch.controlplane.queries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A request as bytes that tries to reach plane {@code b} by the form of HTTP rather than by PromQL.
 *
 * @param kind the kind of trick
 * @param head request line and headers
 * @param statuses those that are right for it
 */
record HttpAttack(String kind, String head, String body, Set<Integer> statuses) {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String QUERY = "/api/v1/query?query=up&time=1795140000";
  private static final String EVERYTHING = "query=%7B__name__%3D~%22.%2B%22%7D&time=1795140000";

  /** The server would answer some of these by itself, with 200 and no body. */
  static final List<String> MALFORMED_PATHS =
      List.of(
          "/%",
          "/%2",
          "/%zz",
          "/%c0%ae",
          "/%ff",
          "/a%2/b",
          "/assets/%zz",
          "/api/v1/query%zz",
          "/api/v1/%?query=up",
          "/api/planewatch/planes/%c0%ae",
          "http://elsewhere.example/%zz");

  /** What leads above the root, and what some servers take for that. */
  static final List<String> TRAVERSALS =
      List.of(
          "/..%2f",
          "/%2e%2e/",
          "/../x",
          "/assets/..%2F..%2f..%2fetc/passwd",
          "/api/v1/..%5cquery?query=up",
          "/api/v1/%5C",
          "/api/planewatch/..%2f..%2f../x");

  static final List<HttpAttack> ALL = all();

  private static List<HttpAttack> all() {
    List<HttpAttack> all = new ArrayList<>();
    methods(all);
    scopeHeaders(all);
    otherHeaders(all);
    paths(all);
    whatIsNotOffered(all);
    pollution(all);
    bodies(all);
    sizes(all);
    unicode(all);
    return List.copyOf(all);
  }

  private static void methods(List<HttpAttack> all) {
    for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get")) {
      all.add(of("method", method + " " + QUERY, 400, 403, 404, 405, 501));
    }
    all.add(of("method", "CONNECT " + QUERY, 0, 400, 403, 404, 405, 501));
    all.add(of("method", "OPTIONS " + QUERY, 403, 405));
    all.add(of("method", "HEAD " + QUERY, 200, 405));
    all.add(of("method", "OPTIONS *", 200, 400, 401, 403, 404, 405));
    for (String other : List.of("DELETE", "TRACE", "PUT")) {
      all.add(of("method override", "GET " + QUERY + "\nX-HTTP-Method-Override: " + other, 200));
      all.add(of("method override", "POST " + QUERY + "\nX-HTTP-Method: " + other, 200, 415));
    }
  }

  private static void scopeHeaders(List<HttpAttack> all) {
    for (String scope :
        List.of(
            "b",
            "a|b",
            "b|a",
            "a,b",
            "a;b",
            "%62",
            "a%7Cb",
            "B",
            "*",
            ".*",
            "a|",
            "|",
            "\"a\"|\"b\"",
            "a\tb",
            "",
            "a\nX-Scope-OrgID: b",
            "b\nX-Scope-OrgID: a",
            "a\nx-scope-orgid: b",
            "nothing-of-that-name",
            "data_plane=b")) {
      all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: " + scope, 403));
    }
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: anonymous", 200));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: anonymous|b", 403));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: a", 200));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: a|a", 200));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "&data_plane=b\nX-Scope-OrgID: a", 403));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID : b", 200, 400, 403));
    all.add(of("X-Scope-OrgID", "GET " + QUERY + "\nX-Scope-OrgID: a\n b", 200, 400, 403));
  }

  private static void otherHeaders(List<HttpAttack> all) {
    for (String header :
        List.of(
            "THANOS-TENANT: b",
            "X-Prom-Label-Policy: b:{}",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: 127.0.0.1:9090",
            "X-Forwarded-Prefix: /../",
            "X-Original-URL: /api/v1/targets",
            "X-Rewrite-URL: /api/v1/status/tsdb",
            "X-Query-String: query=%7Bdata_plane%3D%22b%22%7D",
            "Forwarded: host=127.0.0.1;for=\"[::1]\"",
            "Cookie: planewatch_session=nobody; data_plane=b",
            "Range: bytes=0-1000000",
            "If-None-Match: *",
            "Expect: 200-ok",
            "Accept-Encoding: gzip",
            "Accept: application/json")) {
      all.add(of("header", "GET " + QUERY + "\n" + header, 200, 417));
    }
    all.add(of("header", "GET " + QUERY + "\nAccept: application/x-protobuf", 200, 406));
    all.add(of("header", "GET " + QUERY + "\nAuthorization: Bearer nobody", 200, 400, 401));
  }

  private static void paths(List<HttpAttack> all) {
    for (String path :
        List.of(
            "/api/v1/label/..%2f..%2fstatus%2ftsdb/values",
            "/api/v1/label/%2e%2e/values",
            "/api/v1/label/%2e%2e%2f%2e%2e%2fseries%3fmatch[]=up/values",
            "/api/v1/label/secret%00/values",
            "/api/v1/label/secret%2fvalues%3fmatch[]=up%23/values",
            "/api/v1/label/secret;x=y/values",
            "/api/v1/label/se%63ret/values",
            "/api/v1/label/U__data_plane/values",
            "/api/v1/label/U___6b_anarie/values",
            "/api/v1/label//values",
            "/api/v1/label/%c0%af/values",
            "/api/v1/label/%ff/values",
            "/api/v1/label/\"/values",
            "/api/v1/../v1/label/secret/values",
            "/api/v1/x/../../v1/targets",
            "/api/./v1/targets",
            "//api/v1/targets",
            "/api//v1//targets",
            "/api/v1/targets/",
            "/api/v1/targets//",
            "/api/v1/targets;jsessionid=1",
            "/api;x=y/v1/targets",
            "/api/v1/%74argets",
            "/api/v1/targets%00",
            "/api/v1/targets%20",
            "/api/v1/targets%3fstate=any",
            "/api/v1/targets.json",
            "/API/v1/targets",
            "/api/V1/targets",
            "/api/v1/Targets",
            "/api/v1\\targets",
            "/api/v1/query/..;/targets",
            "/api/v1/query%2f..%2ftargets",
            "/api/v1/query/%2e%2e/status/tsdb",
            "/health/../api/v1/targets",
            "/health/..;/api/v1/targets",
            "/..%2f..%2fWEB-INF/web.xml",
            "/WEB-INF/web.xml",
            "/META-INF/microprofile-config.properties")) {
      all.add(of("path", "GET " + path, 200, 400, 401, 403, 404));
    }
    for (String malformed : MALFORMED_PATHS) {
      all.add(of("malformed path", "GET " + malformed, 400));
    }
    for (String traversal : TRAVERSALS) {
      all.add(of("traversal", "GET " + traversal, 400));
    }
    for (String malformed : List.of("%", "%2", "%zz", "%c0%ae", "%ff", "up%")) {
      all.add(of("malformed query", "GET " + QUERY + "&x=" + malformed, 400));
      all.add(of("malformed query", "GET /?x=" + malformed, 400));
      all.add(of("malformed query", "POST /api/v1/series?match[]=" + malformed, 400));
    }
    all.add(of("path", "GET /api/v1/label/a b/values", 400, 404, 505));
    all.add(of("path", "GET http://127.0.0.1:9090/api/v1/status/tsdb", 400, 401, 404));
    all.add(of("path", "GET http://elsewhere.example" + QUERY, 200, 400, 404));
    all.add(of("path", "GET api/v1/targets", 400, 401, 404));
  }

  /** What the engines offer and the facade does not. */
  private static void whatIsNotOffered(List<HttpAttack> all) {
    for (String endpoint :
        List.of(
            "status/tsdb",
            "status/config",
            "status/flags",
            "status/runtimeinfo",
            "status/walreplay",
            "targets/metadata",
            "targets/relabel_steps",
            "scrape_pools",
            "scrape_pools/config",
            "alertmanagers",
            "read",
            "write",
            "otlp/v1/metrics",
            "admin/tsdb/snapshot",
            "admin/tsdb/delete_series",
            "search/metric_names",
            "search/label_values",
            "notifications",
            "notifications/live",
            "explain",
            "query_explain",
            "stores",
            "federate",
            "parse",
            "openapi.yaml")) {
      all.add(of("not offered", "GET /api/v1/" + endpoint + "?" + EVERYTHING, 404));
      all.add(form("not offered", "POST /api/v1/" + endpoint, EVERYTHING, 404));
    }
    for (String path :
        List.of(
            "/federate?match[]=%7Bsecret!=%22%22%7D", "/-/config", "/-/reload", "/debug/pprof")) {
      all.add(of("not offered", "GET " + path, 200, 401, 404));
    }
    all.add(of("not offered", "GET /metrics", 403));
  }

  private static void pollution(List<HttpAttack> all) {
    String b = "%7Bdata_plane%3D%22b%22%7D";
    all.add(of("pollution", "GET " + QUERY + "&query=" + b, 200));
    all.add(of("pollution", "GET /api/v1/query?query=" + b + "&query=up", 200));
    all.add(of("pollution", "GET " + QUERY + ";query=" + b, 200, 400));
    all.add(of("pollution", "GET " + QUERY + "&Query=" + b + "&query[]=" + b + "&QUERY=" + b, 200));
    all.add(of("pollution", "GET " + QUERY + "&%71uery=" + b, 200));
    all.add(of("pollution", "GET " + QUERY + "&query%00=" + b, 200, 400));
    for (String scope : List.of("b", "a&data_plane=b", "", "b%00", "%62", "a%7Cb", "*", "a,b")) {
      all.add(of("pollution", "GET " + QUERY + "&data_plane=" + scope, 403));
      all.add(form("pollution", "POST /api/v1/query", EVERYTHING + "&data_plane=" + scope, 403));
    }
    all.add(form("pollution", "POST " + QUERY + "&data_plane=a", "data_plane=b", 403));
    all.add(form("pollution", "POST " + QUERY + "&data_plane=b", "data_plane=a", 403));
    all.add(form("pollution", "POST " + QUERY, "query=" + b, 200));
    all.add(form("pollution", "POST /api/v1/query?query=" + b, "query=up", 200));
    all.add(form("pollution", "GET " + QUERY, "query=" + b, 200, 400));
    for (String more :
        List.of(
            "storeMatch[]=" + b,
            "replicaLabels[]=data_plane",
            "extra_filters[]=" + b,
            "extra_label=data_plane=b",
            "engine=thanos",
            "max_source_resolution=auto",
            "dedup=false",
            "partial_response=true",
            "tenant=b",
            "match[]=" + b,
            "nocache=1")) {
      all.add(of("pollution", "GET " + QUERY + "&" + more, 200, 400));
      all.add(form("pollution", "POST /api/v1/query", EVERYTHING + "&" + more, 200, 400));
    }
    String series = "/api/v1/series?match[]=up&match%5B%5D=" + b + "&start=1795132800";
    all.add(of("match[]", "GET " + series, 200));
    all.add(form("match[]", "POST " + series, "match%5B%5D=" + b + "&match[]=" + b, 200));
    all.add(form("match[]", "POST /api/v1/series", "match[]=up&".repeat(10_000), 400, 413));
    all.add(form("match[]", "POST /api/v1/series", "match[]=", 400));
    all.add(of("match[]", "GET /api/v1/series", 400));
  }

  private static void bodies(List<HttpAttack> all) {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{data_plane=\"b\"}\r\n--x--\r\n";
    all.add(
        body(
            "body",
            "POST /api/v1/query\nContent-Type: multipart/form-data; boundary=x",
            part,
            400));
    for (String type :
        List.of(
            "application/json",
            "text/plain",
            "application/xml",
            "application/x-protobuf",
            "multipart/mixed; boundary=x",
            "nonsense")) {
      String json = "{\"query\":\"{data_plane=\\\"b\\\"}\"}";
      all.add(body("body", "POST /api/v1/query\nContent-Type: " + type, json, 400, 415));
    }
    all.add(body("body", "POST /api/v1/query", EVERYTHING, 400, 415));
    String utf16 = FORM + "; charset=UTF-16";
    all.add(body("body", "POST /api/v1/query\n" + utf16, EVERYTHING, 200, 400, 415));
    all.add(
        body(
            "body",
            "POST /api/v1/query\n" + FORM + "\nContent-Encoding: gzip",
            zipped(EVERYTHING),
            200,
            400,
            415));
    String chunked = FORM + "\nTransfer-Encoding: chunked";
    String chunks =
        Integer.toHexString(EVERYTHING.length()) + "\r\n" + EVERYTHING + "\r\n0\r\n\r\n";
    all.add(raw("body", "POST /api/v1/query\n" + chunked, chunks, 200));
    all.add(raw("body", "POST /api/v1/query\n" + chunked, "zz\r\nquery=up\r\n0\r\n\r\n", 0, 400));
    String smuggled =
        "0\r\n\r\nGET /api/v1/status/tsdb HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n";
    all.add(
        raw("body", "POST /api/v1/query\n" + chunked + "\nContent-Length: 4", smuggled, 0, 400));
    all.add(
        raw(
            "body",
            "POST /api/v1/query\n" + FORM + "\nContent-Length: 5\nContent-Length: 500",
            "query",
            0,
            400));
    all.add(
        raw("body", "POST /api/v1/query\n" + FORM + "\nContent-Length: -1", "query=up", 0, 400));
  }

  private static void sizes(List<HttpAttack> all) {
    String ones = "1%2B".repeat(30_000) + "1";
    all.add(form("size", "POST /api/v1/query", "query=" + ones, 400));
    all.add(form("size", "POST /api/v1/query", "query=" + "(".repeat(10_000) + "1", 400));
    all.add(form("size", "POST /api/v1/query", "query=" + "-".repeat(60_000) + "1", 400));
    all.add(form("size", "POST /api/v1/query", "query=up&x=" + "x".repeat(8 << 20), 200, 400, 413));
    all.add(form("size", "POST /api/v1/query", "query=" + "a".repeat(3 << 20), 400, 413));
    all.add(of("size", "GET /api/v1/query?query=" + "a".repeat(100_000), 0, 400, 414, 431));
    all.add(
        of("size", "GET " + QUERY + "\nX-Scope-OrgID: " + "a|".repeat(3_000) + "b", 400, 403, 431));
    all.add(of("size", "GET " + QUERY + "\nX-Large: " + "x".repeat(100_000), 0, 400, 431));
    all.add(of("size", "GET " + QUERY + "\nX-Many: 1".repeat(2_000), 0, 200, 400, 431));
  }

  private static void unicode(List<HttpAttack> all) {
    for (String query :
        List.of(
            "%ff",
            "up%7Bsecret%3D%22%ff%22%7D",
            "%ed%a0%80",
            "%c0%80",
            "up%00",
            "%ef%bb%bfup",
            "%e2%80%aeup",
            "up%7Bdata%EF%BC%BFplane%3D%22b%22%7D",
            "%7B%22data_plane%E2%80%8B%22%3D%22b%22%7D",
            "%",
            "%zz",
            "%u0075p")) {
      all.add(of("unicode", "GET /api/v1/query?time=1795140000&query=" + query, 200, 400, 422));
      all.add(
          form("unicode", "POST /api/v1/query", "time=1795140000&query=" + query, 200, 400, 422));
    }
    all.add(of("unicode", "GET /api/v1/query?query=\u00ff\u00fe", 200, 400));
  }

  private static HttpAttack of(String kind, String head, Integer... statuses) {
    return raw(kind, head, "", statuses);
  }

  private static HttpAttack form(String kind, String head, String body, Integer... statuses) {
    return body(kind, head + "\n" + FORM, body, statuses);
  }

  private static HttpAttack body(String kind, String head, String body, Integer... statuses) {
    return raw(kind, head + "\nContent-Length: " + body.length(), body, statuses);
  }

  private static HttpAttack raw(String kind, String head, String body, Integer... statuses) {
    return new HttpAttack(kind, head, body, Set.copyOf(Arrays.asList(statuses)));
  }

  private static String zipped(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** The head with HTTP's version and line ends, and who asks. */
  String headOf(String token) {
    int end = head.indexOf('\n');
    String line = end < 0 ? head : head.substring(0, end);
    String headers = end < 0 ? "" : head.substring(end);
    return (line + " HTTP/1.1\nAuthorization: Bearer " + token + headers).replace("\n", "\r\n");
  }

  @Override
  public String toString() {
    String text = kind + ": " + head.replace('\n', ' ') + " " + body;
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }
}
