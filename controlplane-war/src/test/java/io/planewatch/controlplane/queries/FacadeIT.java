package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.TwoPlanes;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facade on the real server before a real Prometheus: grants, cache and metrics. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FacadeIT {
  private static final String CACHE = "/api/planewatch/range-cache";
  private static final long START = 1_795_139_000L;

  private static RealFacade facade;
  private static int windows;

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  @Deployment(testable = false)
  static WebArchive war() {
    facade = RealFacade.start();
    return facade.war();
  }

  @AfterAll
  static void stop() {
    facade.close();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
    RealFacade.register(server);
  }

  /** A range that no other test asks. */
  private static String aRangeOfItsOwn(String query) {
    return range(query, START - 600L * ++windows, 300);
  }

  private static String range(String query, long start, int seconds) {
    return "/api/v1/query_range?query="
        + URLEncoder.encode(query, StandardCharsets.UTF_8)
        + "&step=15&start="
        + start
        + "&end="
        + (start + seconds);
  }

  private HttpResponse<String> ask(String token, String path) {
    return server.get(path).as(token).send();
  }

  private long metric(String line) {
    return ask(DISCOVERY, "/metrics")
        .body()
        .lines()
        .filter(text -> text.startsWith(line))
        .map(text -> text.substring(text.lastIndexOf(' ') + 1))
        .mapToLong(number -> (long) Double.parseDouble(number))
        .sum();
  }

  private long hits() {
    return metric("planewatch_range_cache_queries_total{mp_scope=\"application\",result=\"hit\"");
  }

  private static void eventually(String what, BooleanSupplier probe) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!probe.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Test
  void aRevokedTokenIsRefusedAtTheNextRequestAlthoughItsAnswerIsCached() {
    JsonObject issued = json(server.issue("VIEWER", "planes", "a"));
    String path = aRangeOfItsOwn("temperature");
    assertThat(ask(issued.getString("token"), path).body()).contains("of-a");
    assertThat(ask(issued.getString("token"), path).body()).contains("of-a");

    server
        .call("DELETE", "/api/planewatch/tokens/" + issued.getString("id"), null)
        .as(OPERATOR)
        .send();
    HttpResponse<String> next = ask(issued.getString("token"), path);

    assertThat(next.statusCode()).isEqualTo(401);
    assertThat(next.body()).doesNotContain("of-a");
  }

  @Test
  void aPlaneThatMovesOutOfACallersGrantsIsOutOfReachAtTheNextRequest() {
    String token = json(server.issue("VIEWER", "environments", "env-b")).getString("token");
    String path = aRangeOfItsOwn("temperature");
    assertThat(ask(token, path).body()).contains(TwoPlanes.CANARY);

    describe("b", "elsewhere");
    HttpResponse<String> next = ask(token, path);
    describe("b", "env-b");

    assertThat(next.statusCode()).isEqualTo(403);
    assertThat(next.body()).doesNotContain(TwoPlanes.CANARY);
    assertThat(ask(token, path).body()).contains(TwoPlanes.CANARY);
  }

  private void describe(String plane, String environment) {
    String path = "/api/planewatch/planes/" + plane;
    int version = json(server.get(path).as(OPERATOR).send()).getInt("rowVersion");
    String body =
        "{\"displayName\":\"%s\",\"environment\":\"%s\",\"lineOfBusiness\":\"default\"}"
            .formatted(plane, environment);
    assertThat(
            server
                .call("PUT", path, body)
                .as(OPERATOR)
                .with("If-Match", String.valueOf(version))
                .send()
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query?query=up",
        "query_range?query=up&start=1&end=2&step=1",
        "query_exemplars?query=up",
        "series?match[]=up",
        "labels",
        "label/secret/values",
        "metadata",
        "rules",
        "alerts",
        "targets",
        "format_query?query=up",
        "parse_query?query=up",
        "status/buildinfo",
        "features"
      })
  void grantsThatReachNoPlaneAreRefusedByEveryEndpoint(String endpoint) {
    server.plane("moves-away", "nowhere");
    String token = json(server.issue("VIEWER", "environments", "nowhere")).getString("token");
    server.plane("moves-away", "somewhere");

    HttpResponse<String> answer = ask(token, "/api/v1/" + endpoint.replace("[]", "%5B%5D"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"errorType\":\"forbidden\"");
  }

  @Test
  void theSameQueryOfTwoCallersSharesNoEntry() {
    String a = server.token("VIEWER", "a");
    String b = server.token("VIEWER", "b");
    String path = aRangeOfItsOwn("temperature");

    for (int turn = 0; turn < 2; turn++) {
      assertThat(ask(a, path).body()).contains("of-a").doesNotContain(TwoPlanes.CANARY);
      assertThat(ask(b, path).body()).contains(TwoPlanes.CANARY).doesNotContain("of-a");
      assertThat(ask(OPERATOR, path).body()).contains(TwoPlanes.CANARY, "of-a");
    }
  }

  @Test
  void nativeHistogramsHaveTheEnginesOwnBytesColdAndWarm() {
    String path = aRangeOfItsOwn("latency");
    String query = path.substring(path.indexOf('?') + 1);
    String direct;
    try (EngineAnswer answer =
        facade.prometheus().engine().read("query_range", parametersOf(query))) {
      direct = new String(answer.readAll(), StandardCharsets.UTF_8);
    }
    assertThat(direct).contains("\"histograms\":[[");

    assertThat(ask(OPERATOR, path).body()).isEqualTo(direct);
    assertThat(ask(OPERATOR, path).body()).isEqualTo(direct);
  }

  private static Parameters parametersOf(String query) {
    Parameters parameters = Parameters.none();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters = parameters.and(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return parameters;
  }

  @ParameterizedTest
  @ValueSource(strings = {"query?query=up", "query_range?query=up&start=1&end=2&step=1"})
  void theServletsAnswersBearTheHeadersOfAllOthers(String endpoint) {
    assertThat(headers(ask(OPERATOR, "/api/v1/" + endpoint)))
        .isEqualTo(headers(ask(OPERATOR, "/api/v1/format_query?query=up")))
        .containsKey("x-content-type-options");
  }

  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("date", "content-length", "transfer-encoding"));
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH"})
  void theServletTakesNoOtherMethod(String method) {
    HttpResponse<String> answer =
        server.call(method, "/api/v1/query?query=up", null).as(OPERATOR).send();

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void anAdministratorMakesTheCacheForget() {
    String path = aRangeOfItsOwn("temperature");
    ask(OPERATOR, path);
    long before = hits();
    ask(OPERATOR, path);
    assertThat(hits()).isEqualTo(before + 1);

    int status = server.call("DELETE", CACHE, null).as(OPERATOR).send().statusCode();
    ask(OPERATOR, path);

    assertThat(status).isEqualTo(204);
    assertThat(hits()).isEqualTo(before + 1);
    assertThat(ask(OPERATOR, "/api/planewatch/audit?limit=5").body())
        .contains("range-cache.forget");
  }

  @Test
  void nobodyElseMakesItForgetAndABadInstantIsNamed() {
    assertThat(
            List.of("VIEWER", "EDITOR", "ADMIN").stream()
                .map(role -> server.call("DELETE", CACHE, null).as(server.token(role, "a")).send())
                .map(HttpResponse::statusCode))
        .containsOnly(403);
    HttpResponse<String> bad =
        server.call("DELETE", CACHE + "?since=yesterday", null).as(OPERATOR).send();
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("since: must be an ISO-8601 instant");
  }

  @Test
  void theMetricsTellAllThatTheFacadeDoes() {
    ask(OPERATOR, aRangeOfItsOwn("temperature"));
    ask(OPERATOR, "/api/v1/query?query=up%7B");

    String metrics = ask(DISCOVERY, "/metrics").body();

    assertThat(metrics)
        .contains(
            "planewatch_range_cache_queries_total",
            "result=\"hit\"",
            "result=\"miss\"",
            "result=\"partial\"",
            "result=\"bypass\"",
            "planewatch_range_cache_bytes",
            "planewatch_range_cache_evictions",
            "planewatch_coalesced_queries_total",
            "planewatch_refused_queries_total",
            "code=\"400\"",
            "planewatch_upstream_duration_seconds_count",
            "planewatch_upstream_duration_seconds_sum",
            "planewatch_upstream_duration_seconds_bucket",
            "le=\"+Inf\"",
            "endpoint=\"query_range\"");
  }

  @Test
  void theTimesInTheMetricsAreSeconds() {
    ask(OPERATOR, aRangeOfItsOwn("temperature"));

    assertThat(ask(DISCOVERY, "/metrics").body().lines())
        .filteredOn(line -> line.startsWith("planewatch_upstream_duration_seconds_sum"))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .as(line)
                    .isBetween(0.0, (double) Duration.ofHours(1).toSeconds()));
  }

  @Test
  void whileTheEngineIsAwayCachedStepsAreServedAndTheRestIsRefused() throws InterruptedException {
    // given an answer in the cache
    long start = START - 600L * ++windows;
    String cached = ask(OPERATOR, range("temperature", start, 150)).body();

    // when
    facade.prometheus().kill();
    long begun = System.nanoTime();
    HttpResponse<String> partly = ask(OPERATOR, range("temperature", start, 300));
    long served = System.nanoTime();
    HttpResponse<String> tail = ask(OPERATOR, range("temperature", start + 10_000, 300));
    long refused = System.nanoTime();
    HttpResponse<String> whole = ask(OPERATOR, range("temperature", start, 150));
    facade.prometheus().startAgain();

    // then
    System.out.printf(
        "the engine killed: cached steps with a warning in %d ms, the tail's 503 in %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(served - begun),
        TimeUnit.NANOSECONDS.toMillis(refused - served));
    assertThat(partly.statusCode()).isEqualTo(200);
    // Beside it stands which data planes of other tests are silent.
    assertThat(partly.body()).contains("\"the engine does not answer; steps that were not cached");
    assertThat(whole.body()).isEqualTo(cached);
    assertThat(tail.statusCode()).isEqualTo(503);
    assertThat(tail.body()).contains("\"errorType\":\"unavailable\"");
    eventually(
        "the whole window again",
        () -> {
          String body = ask(OPERATOR, range("temperature", start, 300)).body();
          return body.contains("\"success\"") && !body.contains("the engine does not answer");
        });
  }
}
