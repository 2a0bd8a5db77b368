package io.planewatch.controlplane.planes;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static io.planewatch.controlplane.ControlPlaneServer.structure;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
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
    address = id + ".example:8889";
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

  @Test
  void aPlaneJoinsReportsAndIsDiscovered() {
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
    assertThat(
            structure(server.get("/api/planewatch/sd/collectors").as(DISCOVERY).send())
                .asJsonArray())
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
