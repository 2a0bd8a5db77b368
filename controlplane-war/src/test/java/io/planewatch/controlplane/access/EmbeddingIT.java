package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EmbeddingIT {
  private static final String SHOP = "https://shop.example";
  private static final String OTHER = "https://other.example";
  private static final String STRANGER = "https://stranger.example";
  private static final String ME = "/api/planewatch/me";

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

  private HttpResponse<String> issue(String origin, String validFor) {
    return server.pageToken(origin, validFor).as(OPERATOR).send();
  }

  private String token() {
    return json(issue(SHOP, "PT5M")).getString("token");
  }

  @Test
  void aPageOfItsOriginReadsWithinItsGrants() {
    // when
    HttpResponse<String> me = server.get(ME).as(token()).with("Origin", SHOP).send();

    // then
    assertThat(json(me).getString("role")).isEqualTo("VIEWER");
    assertThat(json(me).getJsonObject("grants").getJsonArray("planes").getString(0))
        .isEqualTo("prod");
    assertThat(me.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    assertThat(me.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void aPageOfOursInsideItReadsToo() {
    assertThat(server.get(ME).as(token()).with("Sec-Fetch-Site", "same-origin").send().statusCode())
        .isEqualTo(200);
  }

  @Test
  void noOtherOriginAndNoProgramUsesIt() {
    // given
    String token = token();

    // then
    assertThat(server.get(ME).as(token).with("Origin", OTHER).send().statusCode()).isEqualTo(403);
    assertThat(server.get(ME).as(token).with("Origin", STRANGER).send().statusCode())
        .isEqualTo(403);
    assertThat(server.get(ME).as(token).send().statusCode()).isEqualTo(403);
  }

  @Test
  void itChangesNothing() {
    assertThat(
            server
                .call("POST", "/api/planewatch/embed-tokens", "{}")
                .as(token())
                .with("Origin", SHOP)
                .send()
                .statusCode())
        .isEqualTo(403);
  }

  /** Queries too long for an address come as a form. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/query", "/api/v1/query_range", "/api/v1/series"})
  void itAsksByPost(String path) {
    HttpResponse<String> answer =
        server.call("POST", path, null).as(token()).with("Origin", SHOP).send();

    assertThat(answer.body()).doesNotContain("This token is for pages of");
  }

  @Test
  void itLivesForMinutesAndOnlyForOriginsOfTheConfiguration() {
    assertThat(issue(SHOP, "PT16M").statusCode()).isEqualTo(400);
    assertThat(issue(STRANGER, "PT5M").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> preflight(String origin) {
    return server
        .call("OPTIONS", "/api/v1/query", null)
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "GET")
        .send();
  }

  @Test
  void browsersAreToldWhoMayAsk() {
    assertThat(preflight(SHOP).statusCode()).isEqualTo(204);
    assertThat(preflight(SHOP).headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    assertThat(preflight(STRANGER).statusCode()).isEqualTo(401);
    assertThat(preflight(STRANGER).headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  /** A browser that kept it without their origin's permission would refuse it to them later. */
  @Test
  void cachesKeepAnswersApartByOrigin() {
    assertThat(server.get("/favicon.svg").send().headers().allValues("Vary"))
        .anyMatch(names -> names.contains("Origin"));
  }

  private String policy(String path) {
    return server.get(path).send().headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @Test
  void onlyPagesForEmbeddingMayBeFramed() {
    assertThat(policy("/embed/charts")).contains("frame-ancestors " + SHOP + " " + OTHER);
    assertThat(server.get("/embed/charts").send().headers().firstValue("X-Frame-Options"))
        .isEmpty();
    assertThat(policy("/charts")).contains("frame-ancestors 'none'");
  }
}
