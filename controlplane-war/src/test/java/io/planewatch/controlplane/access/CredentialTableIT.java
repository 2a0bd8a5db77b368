package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What each kind of credential that acts in the name of one account, an administrator's, may do
 * with that account, its sessions and its tokens. A new endpoint below these paths needs a row.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CredentialTableIT {
  private static final String API = "/api/planewatch";
  private static final String PASSWORD = "correct horse battery";
  private static final String SHOP = "https://shop.example";
  private static final String ADMIN_OF_PROD = "\"role\":\"ADMIN\",\"planes\":[\"prod\"]";

  private static final List<String> BELOW =
      List.of("me", "session", "sessions", "tokens", "accounts", "sign-in-links", "guest-links");

  private static final List<String> KINDS =
      List.of("account", "link", "guest", "token", "token+cookie", "page", "operator");

  /**
   * Of each kind: y when it is allowed to, n when it is refused, - when there is nothing of that id
   * for it. SELF is the account's id, SESSION another session of the account, OTHER an id that does
   * not exist.
   */
  private static final String TABLE =
      """
      GET    /me                     y y y y y y y
      GET    /me/sessions            y n n n n n n
      DELETE /me/sessions/OTHER      - n n n n n n
      DELETE /me/sessions            y n n n n n n
      GET    /me/tokens              y n n n n n n
      DELETE /me/tokens/OTHER        - n n n n n n
      PUT    /me/password            y n n n n n n
      GET    /sessions               y y y y y n y
      DELETE /sessions/SESSION       y - - - - n y
      GET    /tokens                 y y y y y n y
      POST   /tokens                 y y y y y n y
      POST   /tokens/OTHER/rotation  y y y y y n y
      DELETE /tokens/OTHER           - - - - - n -
      GET    /accounts               y y y y y n y
      POST   /accounts               y y y y y n y
      PUT    /accounts/SELF          y n n n n n y
      PUT    /accounts/SELF/password y n n n n n y
      DELETE /accounts/SELF          y n n n n n y
      POST   /sign-in-links          y y y y y n y
      POST   /guest-links            y y y y y n y
      DELETE /session                y y y y y n y
      """;

  /** Valid but for what makes them change nothing: an unknown version, or a missing field. */
  private static final Map<String, String> BODIES =
      Map.of(
          "PUT /me/password", "{}",
          "POST /tokens", "{}",
          "POST /tokens/OTHER/rotation", "{\"validFor\":\"P1D\"}",
          "POST /accounts", "{}",
          "PUT /accounts/SELF", "{" + ADMIN_OF_PROD + "}",
          "PUT /accounts/SELF/password", "{\"password\":\"another horse battery\"}",
          "POST /guest-links", "{}");

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  /** One account with what was made in its name. */
  private final class Person {
    private final String name = "u" + UUID.randomUUID().toString().substring(0, 8);
    private final String id;
    private final String session;

    private Person() {
      String account =
          "{\"name\":\"%s\",\"password\":\"%s\",%s}".formatted(name, PASSWORD, ADMIN_OF_PROD);
      id =
          json(server.call("POST", API + "/accounts", account).as(OPERATOR).send()).getString("id");
      session = signIn();
    }

    private String signIn() {
      return redeem("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
    }

    private String redeem(String body) {
      return ControlPlaneServer.sessionCookie(server.call("POST", API + "/session", body).send());
    }

    private String made(String path, String body, String field) {
      return made(server.call("POST", API + path, body), field);
    }

    private String made(ControlPlaneServer.Call call, String field) {
      return json(call.with("Cookie", session).with("X-Planewatch-Request", "1").send())
          .getString(field);
    }

    private String token() {
      return "Bearer "
          + made(
              "/tokens", "{\"name\":\"ci\"," + ADMIN_OF_PROD + ",\"validFor\":\"PT1H\"}", "token");
    }

    /** Headers that show a credential of that kind. */
    private Map<String, String> headers(String kind) {
      return switch (kind) {
        case "account" -> Map.of("Cookie", session);
        case "link" ->
            Map.of("Cookie", redeem("{\"code\":\"" + made("/sign-in-links", "", "code") + "\"}"));
        case "guest" -> {
          String guest = "{\"name\":\"visitor\"," + ADMIN_OF_PROD + "}";
          yield Map.of(
              "Cookie", redeem("{\"code\":\"" + made("/guest-links", guest, "code") + "\"}"));
        }
        case "token" -> Map.of("Authorization", token());
        case "token+cookie" -> Map.of("Authorization", token(), "Cookie", new Person().session);
        case "page" ->
            Map.of(
                "Authorization",
                "Bearer " + made(server.pageToken(SHOP, "PT5M"), "token"),
                "Origin",
                SHOP);
        default -> Map.of("Authorization", "Bearer " + OPERATOR);
      };
    }

    /** A session of the account beside the one in use. */
    private String otherSession() {
      signIn();
      HttpResponse<String> own = server.get(API + "/me/sessions").with("Cookie", session).send();
      return json(own).getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
          .filter(one -> !one.getBoolean("current"))
          .findFirst()
          .orElseThrow()
          .getString("id");
    }

    private String send(String endpoint, Map<String, String> headers) {
      String path =
          endpoint
              .substring(endpoint.indexOf(' ') + 1)
              .replace("SELF", id)
              .replace("OTHER", "00000000-0000-0000-0000-000000000000");
      if (path.contains("SESSION")) {
        path = path.replace("SESSION", otherSession());
      }
      ControlPlaneServer.Call call =
          server
              .call(endpoint.substring(0, endpoint.indexOf(' ')), API + path, BODIES.get(endpoint))
              .with("X-Planewatch-Request", "1")
              .with("If-Match", "999");
      headers.forEach(call::with);
      int status = call.send().statusCode();
      return switch (status) {
        case 401, 403 -> "n";
        case 404 -> "-";
        default -> status < 500 ? "y" : "status " + status;
      };
    }
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
    server.requirePlanes("prod");
  }

  /** By endpoint: what is expected of each kind. */
  private static Map<String, List<String>> table() {
    Map<String, List<String>> rows = new TreeMap<>();
    TABLE
        .lines()
        .map(line -> List.of(line.split(" +", -1)))
        .forEach(row -> rows.put(row.get(0) + " " + row.get(1), row.subList(2, row.size())));
    return rows;
  }

  @Test
  void eachKindOfCredentialDoesWhatIsItsOwnAlone() {
    SoftAssertions all = new SoftAssertions();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      Person person = new Person();
      Map<String, String> headers = person.headers(KINDS.get(kind));
      List<String> endpoints = new ArrayList<>(table().keySet());
      endpoints.remove("DELETE /session");
      endpoints.add("DELETE /session");
      for (String endpoint : endpoints) {
        all.assertThat(person.send(endpoint, headers))
            .as(KINDS.get(kind) + ": " + endpoint)
            .isEqualTo(table().get(endpoint).get(kind));
      }
    }
    all.assertAll();
  }

  @Test
  void everyEndpointHasARow() {
    Set<String> rows =
        table().keySet().stream()
            .map(row -> row.replaceAll("SELF|OTHER|SESSION", "{id}"))
            .collect(toCollection(TreeSet::new));
    Stream<String> declared =
        DeclaredEndpoints.read().keySet().stream()
            .filter(endpoint -> BELOW.contains(endpoint.split("/", -1)[2]))
            .map(endpoint -> endpoint.replace("/planewatch", ""))
            .filter(endpoint -> !endpoint.equals("POST /session"));

    assertThat(rows).containsExactlyElementsOf(declared.sorted().toList());
  }

  @Test
  void aDerivedCredentialDoesNotSeeTheAccountsOwnSessions() {
    Person person = new Person();
    String own = person.otherSession();

    for (String kind : List.of("link", "guest", "token", "token+cookie")) {
      ControlPlaneServer.Call call = server.get(API + "/sessions?limit=200");
      person.headers(kind).forEach(call::with);
      assertThat(call.send().body()).as(kind).contains("\"sessions\"").doesNotContain(own);
    }
    assertThat(server.get(API + "/sessions?limit=200").as(OPERATOR).send().body()).contains(own);
  }

  @Test
  void meTellsWhetherTheAccountsSessionsTokensAndPasswordAreTheCallers() {
    Person person = new Person();

    for (String kind : List.of("account", "link", "guest", "token", "token+cookie")) {
      ControlPlaneServer.Call me = server.get(API + "/me");
      ControlPlaneServer.Call sessions = server.get(API + "/me/sessions");
      Map<String, String> headers = person.headers(kind);
      headers.forEach(me::with);
      headers.forEach(sessions::with);
      assertThat(json(me.send()).getBoolean("inOwnAccount"))
          .as(kind)
          .isEqualTo(sessions.send().statusCode() == 200)
          .isEqualTo(kind.equals("account"));
    }
  }
}
