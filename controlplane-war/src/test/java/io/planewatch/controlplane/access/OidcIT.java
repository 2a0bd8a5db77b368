package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against a real OpenID server; the test plays the browser. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OidcIT {
  private static final String ISSUER = "it";
  private static final String ME = "/api/planewatch/me";
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  @ArquillianResource private URI base;
  private ControlPlaneServer server;
  private MockOAuth2Server provider;
  private String person;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() throws IOException {
    server = new ControlPlaneServer(base);
    provider = new MockOAuth2Server();
    provider.start(InetAddress.getLoopbackAddress(), Integer.getInteger("controlplane.oidcPort"));
    person = "p" + UUID.randomUUID().toString().substring(0, 8);
  }

  @AfterEach
  void disconnect() {
    provider.shutdown();
  }

  private void willVouchFor(List<String> groups) {
    willVouchFor(Map.of("preferred_username", person, "groups", groups), 60);
  }

  private void willVouchFor(Map<String, Object> claims, long validForS) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER, "subject-of-" + person, "JWT", null, claims, validForS));
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  private HttpResponse<String> start() {
    return server.get("/api/planewatch/oidc/start").send();
  }

  /** At the provider, which sends back at once. */
  private static String query(HttpResponse<String> started) {
    try {
      HttpResponse<Void> back =
          BROWSER.send(
              HttpRequest.newBuilder(URI.create(location(started))).build(),
              HttpResponse.BodyHandlers.discarding());
      return URI.create(location(back)).getRawQuery();
    } catch (IOException e) {
      throw new IllegalStateException("the provider does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpResponse<String> callback(String query, String cookie) {
    return server.get("/api/planewatch/oidc/callback?" + query).with("Cookie", cookie).send();
  }

  private HttpResponse<String> signIn() {
    HttpResponse<String> started = start();
    return callback(query(started), cookie(started, "planewatch_oidc"));
  }

  private HttpResponse<String> me(HttpResponse<String> signedIn) {
    return server.get(ME).with("Cookie", cookie(signedIn, "planewatch_session")).send();
  }

  @Test
  void theProvidersGroupsDecideRoleAndGrants() {
    // given
    willVouchFor(List.of("others", "payments"));

    // when
    HttpResponse<String> signedIn = signIn();

    // then
    assertThat(signedIn.statusCode()).isEqualTo(303);
    assertThat(URI.create(location(signedIn)).getPath()).isEqualTo("/");
    JsonObject me = json(me(signedIn));
    assertThat(me.getString("name")).isEqualTo(person);
    assertThat(me.getString("role")).isEqualTo("EDITOR");
    assertThat(me.getJsonObject("grants").getJsonArray("linesOfBusiness").getString(0))
        .isEqualTo("payments");
  }

  @Test
  void whoIsInNoGroupThatCountsHasNoAccess() {
    // given
    willVouchFor(List.of("others"));

    // when
    HttpResponse<String> refused = signIn();

    // then
    assertThat(location(refused)).endsWith("/sign-in?why=refused");
    assertThat(cookie(refused, "planewatch_session")).isEmpty();
  }

  @Test
  void whoeverTheProviderTakesEverythingFromLosesFormerSessions() {
    // given
    willVouchFor(List.of("sre"));
    HttpResponse<String> asAdmin = signIn();
    assertThat(me(asAdmin).statusCode()).isEqualTo(200);

    // when
    willVouchFor(List.of("others"));
    HttpResponse<String> refused = signIn();

    // then
    assertThat(location(refused)).endsWith("/sign-in?why=refused");
    assertThat(me(asAdmin).statusCode()).isEqualTo(401);
  }

  @Test
  void whatTheProviderTakesAwayEndsFormerSessions() {
    // given
    willVouchFor(List.of("sre"));
    HttpResponse<String> asAdmin = signIn();
    assertThat(json(me(asAdmin)).getString("role")).isEqualTo("ADMIN");

    // when
    willVouchFor(List.of("payments"));
    HttpResponse<String> asEditor = signIn();

    // then
    assertThat(me(asAdmin).statusCode()).isEqualTo(401);
    assertThat(json(me(asEditor)).getString("role")).isEqualTo("EDITOR");
  }

  @Test
  void anAnswerOfAnotherBrowsersSignInIsRefused() {
    // given
    willVouchFor(List.of("sre"));
    String query = query(start());
    String otherBrowser = cookie(start(), "planewatch_oidc");

    // then
    assertThat(location(callback(query, otherBrowser))).endsWith("/sign-in?why=failed");
    assertThat(location(callback(query, "planewatch_oidc=x"))).endsWith("/sign-in?why=failed");
  }

  @Test
  void aTokenForAnotherClientOrThatHasEndedIsRefused() {
    // given
    Map<String, Object> claims = Map.of("preferred_username", person, "groups", List.of("sre"));
    Map<String, Object> foreign = new HashMap<>(claims);
    foreign.put("aud", List.of("another-client"));

    // then
    willVouchFor(foreign, 60);
    assertThat(location(signIn())).endsWith("/sign-in?why=failed");
    willVouchFor(claims, -3600);
    assertThat(location(signIn())).endsWith("/sign-in?why=failed");
  }

  @Test
  void aPersonWithTheNameOfAnAccountHereDoesNotBecomeIt() {
    // given
    String body =
        "{\"name\":\"%s\",\"password\":\"correct horse battery\",\"role\":\"VIEWER\"}"
            .formatted(person);
    server.call("POST", "/api/planewatch/accounts", body).as(OPERATOR).send();
    willVouchFor(List.of("sre"));

    // then
    assertThat(location(signIn())).endsWith("/sign-in?why=refused");
  }
}
