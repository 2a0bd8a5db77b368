package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
class AccountsIT {
  private static final String ACCOUNTS = "/api/planewatch/accounts";
  private static final String ME = "/api/planewatch/me";
  private static final String PASSWORD = "correct horse battery";

  @ArquillianResource private URI base;
  private ControlPlaneServer server;
  private String name;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
    name = "u" + UUID.randomUUID().toString().substring(0, 8);
  }

  private JsonObject account(String role, String grants) {
    server.requirePlanes("prod", "qa");
    String body =
        "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"%s}"
            .formatted(name, PASSWORD, role, grants);
    return json(server.call("POST", ACCOUNTS, body).as(OPERATOR).send());
  }

  private HttpResponse<String> signIn(String password) {
    String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    return server.call("POST", "/api/planewatch/session", body).send();
  }

  private String session() {
    return ControlPlaneServer.sessionCookie(signIn(PASSWORD));
  }

  private HttpResponse<String> me(String session) {
    return server.get(ME).with("Cookie", session).send();
  }

  private HttpResponse<String> admit(JsonObject account, String body) {
    return server
        .call("PUT", ACCOUNTS + "/" + account.getString("id"), body)
        .as(OPERATOR)
        .with("If-Match", String.valueOf(account.getInt("rowVersion")))
        .send();
  }

  @Test
  void aPersonSignsInByNameAndPasswordAsThemselves() {
    // given
    account("VIEWER", ",\"planes\":[\"prod\"]");

    // when
    JsonObject me = json(me(session()));

    // then
    assertThat(me.getString("name")).isEqualTo(name);
    assertThat(me.getString("role")).isEqualTo("VIEWER");
    assertThat(me.getJsonObject("grants").getJsonArray("planes").getString(0)).isEqualTo("prod");
  }

  @Test
  void whetherNameOrPasswordIsWrongNobodyIsTold() {
    // given
    account("VIEWER", "");
    HttpResponse<String> wrongPassword = signIn("wrong horse battery");

    // when
    name = "nobody";
    HttpResponse<String> wrongName = signIn(PASSWORD);

    // then
    assertThat(wrongPassword.statusCode()).isEqualTo(401);
    assertThat(wrongName.statusCode()).isEqualTo(401);
    assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
  }

  @Test
  void lessHoldsAtTheNextRequestOfSessionAndToken() {
    // given
    JsonObject account = account("ADMIN", ",\"planes\":[\"prod\",\"qa\"]");
    String session = session();
    String token =
        json(server
                .call(
                    "POST",
                    "/api/planewatch/tokens",
                    "{\"name\":\"ci\",\"role\":\"VIEWER\",\"planes\":[\"qa\"],\"validFor\":\"PT1H\"}")
                .with("Cookie", session)
                .with("X-Planewatch-Request", "1")
                .send())
            .getString("token");
    assertThat(server.get(ME).as(token).send().statusCode()).isEqualTo(200);

    // when
    admit(account, "{\"role\":\"ADMIN\",\"planes\":[\"prod\"]}");

    // then
    assertThat(me(session).statusCode()).isEqualTo(401);
    assertThat(server.get(ME).as(token).send().statusCode()).isEqualTo(401);
    assertThat(me(session()).statusCode()).isEqualTo(200);
  }

  @Test
  void aBlockedPersonIsOutAtTheNextRequestAndDoesNotGetInAgain() {
    // given
    JsonObject account = account("VIEWER", "");
    String session = session();

    // when
    admit(account, "{\"role\":\"VIEWER\",\"blocked\":true}");

    // then
    assertThat(me(session).statusCode()).isEqualTo(401);
    assertThat(signIn(PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void aPersonChangesTheirPasswordByShowingTheFormer() {
    // given
    account("VIEWER", "");
    String session = session();

    // when
    HttpResponse<String> wrong = change(session, "wrong horse battery", "a brand new secret");
    HttpResponse<String> weak = change(session, PASSWORD, "short");
    HttpResponse<String> right = change(session, PASSWORD, "a brand new secret");

    // then
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(right.statusCode()).isEqualTo(204);
    assertThat(me(session).statusCode()).isEqualTo(401);
    assertThat(signIn("a brand new secret").statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverFindsASessionOpenGuessesItsPasswordNoFasterThanAtTheDoor() {
    // given
    account("VIEWER", "");
    String session = session();

    // when
    List<Integer> answers =
        IntStream.range(0, 12)
            .mapToObj(i -> change(session, "wrong horse battery", "a brand new secret"))
            .map(HttpResponse::statusCode)
            .toList();

    // then
    assertThat(answers).startsWith(403).endsWith(429).containsOnly(403, 429);
    assertThat(signIn(PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void anAccountIsRemovedOnWhatWasReadAlone() {
    // given
    JsonObject account = account("VIEWER", "");
    String path = ACCOUNTS + "/" + account.getString("id");
    admit(account, "{\"role\":\"EDITOR\"}");

    // then
    assertThat(server.call("DELETE", path, null).as(OPERATOR).send().statusCode()).isEqualTo(428);
    assertThat(remove(path, account.getInt("rowVersion")).statusCode()).isEqualTo(412);
    assertThat(remove(path, account.getInt("rowVersion") + 1).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> remove(String path, int rowVersion) {
    return server
        .call("DELETE", path, null)
        .as(OPERATOR)
        .with("If-Match", Integer.toString(rowVersion))
        .send();
  }

  @Test
  void aPersonSeesWhereTheyAreSignedInAndEndsIt() {
    // given
    account("VIEWER", "");
    String here = session();
    String elsewhere = session();
    JsonObject list = json(server.get(ME + "/sessions").with("Cookie", here).send());
    assertThat(list.getJsonArray("sessions")).hasSize(2);
    JsonObject other =
        list.getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
            .filter(session -> !session.getBoolean("current"))
            .findFirst()
            .orElseThrow();
    assertThat(other.getString("signedInBy")).isEqualTo("PASSWORD");
    assertThat(other.getString("clientAddress")).isEqualTo("127.0.0.1");

    // when
    int status =
        server
            .call("DELETE", ME + "/sessions/" + other.getString("id"), null)
            .with("Cookie", here)
            .with("X-Planewatch-Request", "1")
            .send()
            .statusCode();

    // then
    assertThat(status).isEqualTo(204);
    assertThat(me(elsewhere).statusCode()).isEqualTo(401);
    assertThat(me(here).statusCode()).isEqualTo(200);
  }

  @Test
  void aFailedSignInStandsInTheAuditLogWithItsAddress() throws InterruptedException {
    // given
    account("VIEWER", "");
    signIn("wrong horse battery");

    // then: a periodic job writes it
    String query = "/api/planewatch/audit?action=session.refuse&actor=" + name;
    String found = "";
    for (int i = 0; i < 300 && !found.contains(name); i++) {
      Thread.sleep(100);
      found = server.get(query).as(OPERATOR).send().body();
    }
    assertThat(found).contains("by password", "127.0.0.1");
  }

  @Test
  void theAuditLogIsExportedAsTwoFormats() {
    // given
    account("VIEWER", "");
    String export = "/api/planewatch/audit/export?action=account.create&format=";

    // when
    HttpResponse<String> csv = server.get(export + "csv").as(OPERATOR).send();
    HttpResponse<String> ndjson = server.get(export + "ndjson").as(OPERATOR).send();

    // then
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("id,at,").contains("account " + name);
    assertThat(ndjson.body().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertThat(server.get(export + "xml").as(OPERATOR).send().statusCode()).isEqualTo(400);
  }

  @Test
  void grantsAndNamesThatMeanNothingAreRefused() {
    // given
    server.requirePlanes("prod");
    String tokens = "/api/planewatch/tokens";
    String body = "{\"name\":\"%s\",\"role\":\"VIEWER\",\"planes\":[\"%s\"],\"validFor\":\"PT1H\"}";

    // when
    HttpResponse<String> typo =
        server.call("POST", tokens, body.formatted("ci", "prodd")).as(OPERATOR).send();
    HttpResponse<String> fake =
        server.call("POST", tokens, body.formatted("c0ntrol plane", "prod")).as(OPERATOR).send();

    // then
    assertThat(typo.statusCode()).isEqualTo(400);
    assertThat(typo.body()).contains("prodd").contains("'prod'");
    assertThat(fake.statusCode()).isEqualTo(400);
    assertThat(fake.body()).contains("reserved");
  }

  private HttpResponse<String> change(String session, String current, String password) {
    String body = "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(current, password);
    return server
        .call("PUT", ME + "/password", body)
        .with("Cookie", session)
        .with("X-Planewatch-Request", "1")
        .send();
  }

  @Test
  void noAnswerAndNoEntryOfTheAuditLogHoldsAPassword() {
    // given
    JsonObject created = account("VIEWER", "");

    // when
    String log = server.get("/api/planewatch/audit?limit=50").as(OPERATOR).send().body();

    // then
    assertThat(created.toString()).doesNotContain(PASSWORD, "pbkdf2");
    assertThat(server.get(ACCOUNTS).as(OPERATOR).send().body()).doesNotContain(PASSWORD, "pbkdf2");
    assertThat(log).contains("account.create").doesNotContain(PASSWORD, "pbkdf2");
  }
}
