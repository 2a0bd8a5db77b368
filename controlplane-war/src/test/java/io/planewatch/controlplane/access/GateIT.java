package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GateIT {
  private static final String ME = "/api/planewatch/me";
  private static final String SESSION = "/api/planewatch/session";
  private static final Set<String> PUBLIC =
      Set.of(
          "POST " + SESSION,
          "GET /api/planewatch/branding",
          "GET /api/planewatch/branding/logo",
          "GET /api/planewatch/oidc/provider",
          "GET /api/planewatch/oidc/start",
          "GET /api/planewatch/oidc/callback");

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
  }

  /** A method and a path, as the server's own OpenAPI document lists them. */
  private record Endpoint(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private List<Endpoint> endpoints() {
    JsonObject paths =
        json(server.get("/openapi").as(OPERATOR).with("Accept", "application/json").send())
            .getJsonObject("paths");
    List<Endpoint> endpoints = new ArrayList<>();
    paths.forEach(
        (path, item) ->
            item.asJsonObject().keySet().stream()
                .filter(
                    verb ->
                        Set.of("get", "put", "post", "delete", "patch", "head", "options")
                            .contains(verb))
                .forEach(
                    verb ->
                        endpoints.add(
                            new Endpoint(
                                verb.toUpperCase(Locale.ROOT),
                                path.replace("{id}", "some-id").replaceAll("\\{[a-z]+}", "x")))));
    return endpoints;
  }

  private String signInCode() {
    return json(server.call("POST", "/api/planewatch/sign-in-links", null).as(OPERATOR).send())
        .getString("code");
  }

  private HttpResponse<String> signIn(String code) {
    return server.call("POST", SESSION, "{\"code\":\"" + code + "\"}").send();
  }

  @Test
  void everyEndpointThatIsNotDeclaredPublicAsksWhoIsThere() {
    // given
    List<Endpoint> endpoints = endpoints();
    assertThat(endpoints).hasSizeGreaterThan(10);

    // then
    assertThat(endpoints)
        .filteredOn(endpoint -> !PUBLIC.contains(endpoint.toString()))
        .allSatisfy(
            endpoint -> {
              HttpResponse<String> answer =
                  server.call(endpoint.method(), endpoint.path(), null).send();
              assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(401);
              assertThat(answer.headers().firstValue("WWW-Authenticate"))
                  .contains("Bearer realm=\"planewatch\"");
            });
  }

  @Test
  void whatThePlatformAddsAsksToo() {
    assertThat(
            List.of(
                "/metrics",
                "/openapi",
                "/openapi/",
                "/./metrics",
                "/health;x/../metrics",
                "/api",
                "/api/",
                "/api/nothing",
                "/x.jsp"))
        .allSatisfy(
            path -> assertThat(server.get(path).send().statusCode()).as(path).isEqualTo(401));
  }

  @Test
  void whatIsNotDeclaredIsNotThere() {
    assertThat(server.get("/api/planewatch/nothing").as(OPERATOR).send().statusCode())
        .isEqualTo(404);
    assertThat(server.call("OPTIONS", ME, null).as(OPERATOR).send().statusCode()).isEqualTo(403);
    assertThat(server.get("/api/application.wadl").as(OPERATOR).send().statusCode()).isEqualTo(404);
  }

  @Test
  void healthIsPublic() {
    assertThat(List.of("/health", "/health/live", "/health/ready"))
        .allSatisfy(
            path -> assertThat(server.get(path).send().statusCode()).as(path).isEqualTo(200));
  }

  @Test
  void refusalsBelowThePrometheusApiHaveItsForm() {
    // when
    HttpResponse<String> answer = server.get("/api/v1/query?query=up").send();

    // then
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(answer).getString("status")).isEqualTo("error");
    assertThat(json(answer).getString("errorType")).isEqualTo("unauthorized");
  }

  @Test
  void aTokenIsTakenAsBearerAndAsBasicPassword() {
    // given
    String basic =
        java.util.Base64.getEncoder()
            .encodeToString(("any:" + OPERATOR).getBytes(java.nio.charset.StandardCharsets.UTF_8));

    // then
    assertThat(json(server.get(ME).as(OPERATOR).send()).getString("role")).isEqualTo("ADMIN");
    assertThat(
            json(server.get(ME).with("Authorization", "Basic " + basic).send()).getString("role"))
        .isEqualTo("ADMIN");
  }

  @Test
  void theDiscoveryTokenOpensWhatPrometheusReadsAlone() {
    assertThat(server.get("/api/planewatch/sd/collectors").as(DISCOVERY).send().statusCode())
        .isEqualTo(200);
    assertThat(server.get("/api/planewatch/planes").as(DISCOVERY).send().statusCode())
        .isEqualTo(403);
    assertThat(server.get(ME).as(DISCOVERY).send().statusCode()).isEqualTo(403);
    assertThat(server.get("/openapi").as(DISCOVERY).send().statusCode()).isEqualTo(403);
    assertThat(server.get("/metrics").as(DISCOVERY).send().statusCode()).isEqualTo(200);
  }

  @Test
  void aSignInLinkWorksOnceAndGivesACookieThatNoScriptAndNoOtherSiteCanUse() {
    // given
    String code = signInCode();

    // when
    HttpResponse<String> first = signIn(code);
    HttpResponse<String> second = signIn(code);

    // then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("planewatch_session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
        .doesNotContain("Secure");
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void badCodesAreRefusedAlike() {
    // given
    String used = signInCode();
    signIn(used);

    // then
    assertThat(Stream.of("", "pwc_guess", used, used + "x", OPERATOR).map(this::signIn))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
        .extracting(HttpResponse::body)
        .containsOnly(signIn("other").body());
  }

  @Test
  void aCookieAloneChangesNothing() {
    // given
    String cookie = ControlPlaneServer.sessionCookie(signIn(signInCode()));

    // then
    assertThat(server.get(ME).with("Cookie", cookie).send().statusCode()).isEqualTo(200);
    assertThat(
            server
                .call("POST", "/api/planewatch/sign-in-links", null)
                .with("Cookie", cookie)
                .send()
                .statusCode())
        .isEqualTo(403);
    assertThat(
            server.call("POST", "/api/v1/query", null).with("Cookie", cookie).send().statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .call("POST", "/api/planewatch/sign-in-links", null)
                .with("Cookie", cookie)
                .with("X-Planewatch-Request", "1")
                .send()
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void signingOutEndsTheSession() {
    // given
    String cookie = ControlPlaneServer.sessionCookie(signIn(signInCode()));

    // when
    HttpResponse<String> out =
        server
            .call("DELETE", SESSION, null)
            .with("Cookie", cookie)
            .with("X-Planewatch-Request", "1")
            .send();

    // then
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("planewatch_session=;", "Max-Age=0");
    assertThat(server.get(ME).with("Cookie", cookie).send().statusCode()).isEqualTo(401);
  }

  @Test
  void aBadHeaderIsNotExcusedByAGoodCookie() {
    // given
    String cookie = ControlPlaneServer.sessionCookie(signIn(signInCode()));

    // then
    assertThat(server.get(ME).with("Cookie", cookie).as("wrong").send().statusCode())
        .isEqualTo(401);
  }

  @Test
  void anApiTokenIsItsHolderUntilItIsRevoked() {
    // given
    server.requirePlanes("prod");
    JsonObject issued =
        json(
            server
                .call(
                    "POST",
                    "/api/planewatch/tokens",
                    "{\"name\":\"ci\",\"role\":\"VIEWER\",\"planes\":[\"prod\"],\"validFor\":\"PT1H\"}")
                .as(OPERATOR)
                .send());
    String token = issued.getString("token");
    assertThat(
            json(server.get(ME).as(token).send())
                .getJsonObject("grants")
                .getJsonArray("planes")
                .getString(0))
        .isEqualTo("prod");
    assertThat(server.get("/api/planewatch/tokens").as(token).send().statusCode()).isEqualTo(403);

    // when
    server
        .call("DELETE", "/api/planewatch/tokens/" + issued.getString("id"), null)
        .as(OPERATOR)
        .send();

    // then
    assertThat(server.get(ME).as(token).send().statusCode()).isEqualTo(401);
  }

  @Test
  void aMisspeltFieldDoesNotMakeATokenUnrestricted() {
    assertThat(
            server
                .call(
                    "POST",
                    "/api/planewatch/tokens",
                    "{\"name\":\"ci\",\"role\":\"VIEWER\",\"plane\":[\"prod\"],\"validFor\":\"PT1H\"}")
                .as(OPERATOR)
                .send()
                .statusCode())
        .isEqualTo(400);
  }

  private String token(String role, String grants) {
    String body = "{\"name\":\"t\",\"role\":\"" + role + "\",\"validFor\":\"PT1H\"" + grants + "}";
    return json(server.call("POST", "/api/planewatch/tokens", body).as(OPERATOR).send())
        .getString("token");
  }

  @Test
  void theAuditLogTellsOfTokensWithoutTellingThem() {
    // given
    String token = token("VIEWER", "");

    // when
    String log = server.get("/api/planewatch/audit?limit=5").as(OPERATOR).send().body();

    // then
    assertThat(log).contains("token.issue").contains("\"actor\":\"admin\"").doesNotContain(token);
  }
}
