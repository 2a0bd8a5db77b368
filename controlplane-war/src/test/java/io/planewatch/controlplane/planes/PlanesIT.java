package io.planewatch.controlplane.planes;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static io.planewatch.controlplane.ControlPlaneServer.structure;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
class PlanesIT {
  private static final String PLANES = "/api/planewatch/planes";

  @ArquillianResource private URI base;
  private ControlPlaneServer server;
  private String id;
  private String address;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
    id = "p" + UUID.randomUUID().toString().substring(0, 12);
    int unique = ThreadLocalRandom.current().nextInt(1 << 24);
    address = "10.%d.%d.%d:8889".formatted(unique >> 16, unique >> 8 & 255, unique & 255);
  }

  private HttpResponse<String> issue(String plane, String environment, String announced) {
    String body = "{\"environment\":\"" + environment + "\",\"announce\":[\"" + announced + "\"]}";
    return server.call("PUT", PLANES + "/" + plane + "/join-token", body).as(OPERATOR).send();
  }

  private String joinToken() {
    return json(issue(id, "prod", address)).getString("token");
  }

  private HttpResponse<String> register(String token, String plane, String collector) {
    String body =
        "{\"version\":\"1.0.0\",\"collector\":\""
            + collector
            + "\",\"direct\":null,\"path\":\"collector\"}";
    return server.call("PUT", PLANES + "/" + plane + "/registration", body).as(token).send();
  }

  private HttpResponse<String> heartbeat(String token) {
    return server
        .call("POST", PLANES + "/" + id + "/heartbeat", "{\"version\":\"1.0.0\"}")
        .as(token)
        .send();
  }

  private JsonObject shown() {
    return json(server.get(PLANES + "/" + id).as(OPERATOR).send());
  }

  /** A new address is looked up within a second or two. */
  private JsonArray discovered() throws InterruptedException {
    JsonArray targets;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    do {
      Thread.sleep(200);
      targets =
          structure(server.get("/api/planewatch/sd/collectors").as(DISCOVERY).send()).asJsonArray();
    } while (!targets.toString().contains(id) && System.nanoTime() < deadline);
    return targets;
  }

  @Test
  void aNameThatLeadsNowhereIsNoTargetAndThePlaneSaysWhy() throws InterruptedException {
    // given
    String nowhere = id + ".invalid:8889";
    String token = json(issue(id, "prod", nowhere)).getString("token");

    // when
    register(token, id, nowhere);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (shown().getJsonArray("notScraped").isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }

    // then
    assertThat(shown().getJsonArray("notScraped").getString(0)).contains("can't resolve the name");
    assertThat(server.get("/api/planewatch/sd/collectors").as(DISCOVERY).send().body())
        .doesNotContain(id);
  }

  @Test
  void versionsComeAPageAtATime() throws InterruptedException {
    // given
    register(joinToken(), id, address);

    // then
    JsonObject page = json(server.get("/api/planewatch/versions?plane=" + id).as(OPERATOR).send());
    assertThat(page.getJsonArray("versions").getJsonObject(0).getString("version"))
        .isEqualTo("1.0.0");
    assertThat(page.get("next")).isEqualTo(JsonValue.NULL);
    assertThat(server.get("/api/planewatch/versions?after=x").as(OPERATOR).send().statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPlaneJoinsReportsAndIsDiscovered() throws InterruptedException {
    // given
    String token = joinToken();
    assertThat(shown().getString("state")).isEqualTo("REGISTERED");
    assertThat(shown().get("lastSeen")).isEqualTo(JsonValue.NULL);
    assertThat(heartbeat(token).statusCode()).isEqualTo(409);

    // when
    HttpResponse<String> registered = register(token, id, address);

    // then
    assertThat(json(registered).getString("heartbeatInterval")).isEqualTo("PT5S");
    assertThat(heartbeat(token).statusCode()).isEqualTo(204);
    assertThat(shown().getString("state")).isEqualTo("LIVE");
    assertThat(shown().getString("version")).isEqualTo("1.0.0");
    assertThat(discovered())
        .anySatisfy(
            group -> {
              assertThat(group.asJsonObject().getJsonArray("targets").getString(0))
                  .isEqualTo(address);
              assertThat(group.asJsonObject().getJsonObject("labels").getString("data_plane"))
                  .isEqualTo(id);
              assertThat(group.asJsonObject().getJsonObject("labels").getString("environment"))
                  .isEqualTo("prod");
              assertThat(group.asJsonObject().getJsonObject("labels").getString("line_of_business"))
                  .isEqualTo("default");
            });
  }

  @Test
  void refusesWhatTheJoinTokenDoesNotAllow() {
    // given
    String token = joinToken();

    // then
    assertThat(register("pwj_wrong", id, address).statusCode()).isEqualTo(401);
    assertThat(register(token, id, "other.example:8889").statusCode()).isEqualTo(403);
    assertThat(register(token, "another", address).statusCode()).isEqualTo(403);
    assertThat(register(token, id, "no address").statusCode()).isEqualTo(400);
    assertThat(register(OPERATOR, id, address).statusCode()).isEqualTo(403);
    assertThat(server.get(PLANES).as(token).send().statusCode()).isEqualTo(403);
    assertThat(
            server
                .call("PUT", PLANES + "/" + id + "/registration", "{\"version\":")
                .as(token)
                .send()
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aNewJoinTokenEndsTheFormer() {
    // given
    String former = joinToken();

    // when
    joinToken();

    // then
    assertThat(register(former, id, address).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesNamesThatCantBePlanes() {
    assertThat(issue("all", "prod", address).statusCode()).isEqualTo(400);
    assertThat(issue("Prod", "prod", address).statusCode()).isEqualTo(400);
    assertThat(issue(id, "", address).statusCode()).isEqualTo(400);
    assertThat(issue(id, "prod", "127.1:8889").statusCode()).isEqualTo(400);
  }

  @Test
  void callersSeeWhatTheyAreGranted() {
    // given
    joinToken();
    server.plane("another", "elsewhere");
    String body =
        "{\"name\":\"v\",\"role\":\"VIEWER\",\"environments\":[\"elsewhere\"],\"validFor\":\"PT1H\"}";
    String foreign =
        json(server.call("POST", "/api/planewatch/tokens", body).as(OPERATOR).send())
            .getString("token");
    String own =
        json(server
                .call("POST", "/api/planewatch/tokens", body.replace("elsewhere", "prod"))
                .as(OPERATOR)
                .send())
            .getString("token");

    // then
    assertThat(server.get(PLANES + "/" + id).as(own).send().statusCode()).isEqualTo(200);
    assertThat(server.get(PLANES + "/" + id).as(foreign).send().statusCode()).isEqualTo(404);
    assertThat(server.get(PLANES).as(foreign).send().body()).doesNotContain(id);
  }

  private HttpResponse<String> describe(String ifMatch) {
    String body =
        "{\"displayName\":\"Shop\",\"environment\":\"prod\",\"lineOfBusiness\":\"retail\",\"owner\":\"team a\",\"tier\":\"gold\"}";
    ControlPlaneServer.Call call = server.call("PUT", PLANES + "/" + id, body).as(OPERATOR);
    return (ifMatch == null ? call : call.with("If-Match", ifMatch)).send();
  }

  @Test
  void aPlaneIsDescribedOnWhatWasRead() {
    // given
    joinToken();
    String read = String.valueOf(shown().getInt("rowVersion"));

    // then
    assertThat(describe(null).statusCode()).isEqualTo(428);
    assertThat(describe(read).statusCode()).isEqualTo(204);
    assertThat(describe(read).statusCode()).isEqualTo(412);
    assertThat(shown().getString("lineOfBusiness")).isEqualTo("retail");
    assertThat(shown().getString("owner")).isEqualTo("team a");
  }

  @Test
  void aRetiredPlaneIsGoneAndItsNameStaysTaken() {
    // given
    String token = joinToken();
    register(token, id, address);

    // when
    HttpResponse<String> retired = retire();

    // then
    assertThat(retired.statusCode()).isEqualTo(204);
    assertThat(heartbeat(token).statusCode()).isEqualTo(401);
    assertThat(issue(id, "prod", address).statusCode()).isEqualTo(409);
    assertThat(server.get("/api/planewatch/sd/collectors").as(DISCOVERY).send().body())
        .doesNotContain(id);
    assertThat(server.get(PLANES).as(OPERATOR).send().body()).doesNotContain(id);
    assertThat(server.get(PLANES + "?retired=true").as(OPERATOR).send().body()).contains(id);
    assertThat(server.get(PLANES + "/" + id + "/history").as(OPERATOR).send().body())
        .contains("RETIRED")
        .contains("1.0.0");
  }

  private HttpResponse<String> retire() {
    String read = String.valueOf(shown().getInt("rowVersion"));
    return server
        .call("DELETE", PLANES + "/" + id, null)
        .as(OPERATOR)
        .with("If-Match", read)
        .send();
  }

  @Test
  void pagesFollowEachOther() {
    // given
    joinToken();
    issue(id + "x", "prod", id + "x.example:8889");

    // when
    JsonObject first = json(server.get(PLANES + "?limit=1").as(OPERATOR).send());
    JsonObject second =
        json(server.get(PLANES + "?limit=1&after=" + first.getString("next")).as(OPERATOR).send());

    // then
    assertThat(first.getJsonArray("planes")).hasSize(1);
    assertThat(second.getJsonArray("planes").getJsonObject(0).getString("id"))
        .isGreaterThan(first.getString("next"));
  }

  @Test
  void aParameterThatIsNoNumberIsNamed() {
    HttpResponse<String> answer = server.get(PLANES + "?limit=many").as(OPERATOR).send();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The parameter 'limit' of the query is no whole number.");
  }
}
