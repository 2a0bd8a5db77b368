package io.planewatch.controlplane.isolation;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.engine.TwoPlanes;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Objects of the planes {@code b} and {@code c} with a canary in each text that an author wrote.
 * Nobody who was granted {@code a} may see a byte of it.
 */
final class PlantedCanaries {
  private final ControlPlaneServer server;
  private final Set<String> fields = new TreeSet<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  PlantedCanaries(ControlPlaneServer server) {
    this.server = server;
  }

  /** Fields that a canary was written into and that the control plane took. */
  Set<String> fields() {
    return fields;
  }

  /** Ids of what was planted, to be asked for; none of them holds the canary. */
  List<String> ids() {
    return ids;
  }

  /** What the control plane did not take, with its reason. */
  List<String> refusals() {
    return refusals;
  }

  void plant() {
    planes();
    annotations();
    silences();
    rules();
    objectives();
    dashboards();
    access();
    notifications();
  }

  private void planes() {
    String join =
        json(send(
                OPERATOR,
                "PUT",
                "/api/planewatch/planes/c/join-token",
                """
                {"environment":"¤","lineOfBusiness":"¤","displayName":"¤","owner":"¤","tier":"¤",
                 "announce":["c.example:8889"]}""",
                "JoinTokenRequest.environment",
                "JoinTokenRequest.lineOfBusiness",
                "JoinTokenRequest.displayName",
                "JoinTokenRequest.owner",
                "JoinTokenRequest.tier"))
            .getString("token", "");
    send(
        join,
        "PUT",
        "/api/planewatch/planes/c/registration",
        """
        {"version":"¤","collector":"c.example:8889","labels":{"zone":"¤"}}""",
        "Registration.version",
        "Registration.labels");
    JsonObject plane = json(server.get("/api/planewatch/planes/b").as(OPERATOR).send());
    post(
        server
            .call(
                "PUT",
                "/api/planewatch/planes/b",
                text(
                    """
                    {"displayName":"¤","environment":"env-b","lineOfBusiness":"¤","owner":"¤","tier":"¤"}"""))
            .with("If-Match", String.valueOf(plane.getInt("rowVersion", 1))),
        OPERATOR,
        "NewDescription.displayName",
        "NewDescription.lineOfBusiness",
        "NewDescription.owner",
        "NewDescription.tier");
  }

  private void annotations() {
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/annotations",
        "{\"kind\":\"note\",\"title\":\"¤\",\"planes\":[\"b\"],\"record\":{\"¤\":\"¤\"}}",
        "NewAnnotation.title",
        "NewAnnotation.record");
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/annotations",
        "{\"kind\":\"deploy\",\"title\":\"shared\",\"planes\":[\"a\",\"b\"],\"record\":{\"of\":\"¤\"}}",
        "NewAnnotation.record");
  }

  private void silences() {
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/silences",
        """
        {"kind":"silence","planes":["b"],"matchers":[{"name":"alertname","value":"¤"}],
         "to":"%s","reason":"¤"}"""
            .formatted(Instant.now().plus(Duration.ofDays(30))),
        "NewSilence.reason",
        "NewMatcher.value");
  }

  private void rules() {
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/rules",
        """
        {"alert":"Kanarienvogel","expr":"up{secret=\\"¤\\"}","threshold":1,"for":"PT1M","unit":"¤",
         "summary":"¤","description":"¤","labels":{"team":"¤"},"planes":["b"]}""",
        "FleetRule.expr",
        "FleetRule.unit",
        "FleetRule.summary",
        "FleetRule.description",
        "FleetRule.labels");
  }

  private void objectives() {
    String selector = "requests_total{secret=\\\"¤\\\"}";
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/objectives",
        """
        {"name":"¤","description":"¤","service":"¤","events":"%s","total":"%s","planes":["b"]}"""
            .formatted(selector, selector),
        "Objective.name",
        "Objective.description",
        "Objective.service",
        "Objective.events",
        "Objective.total");
  }

  private void dashboards() {
    String document =
        """
        {"kind":"Dashboard","metadata":{"name":"¤"},
         "spec":{"display":{"name":"¤"},"panels":{"¤":{"spec":"¤"}},"layouts":[]}}""";
    String author = server.token("EDITOR", "b");
    for (int on = 0; on < 2; on++) {
      HttpResponse<String> saved =
          post(
              server
                  .call("PUT", "/api/planewatch/dashboards/" + TwoPlanes.CANARY, text(document))
                  .with("If-Match", String.valueOf(on)),
              author,
              "Dashboard.metadata.name",
              "Dashboard.spec.display.name",
              "Dashboard.spec");
      ids.add(json(saved).getString("id", "none"));
    }
    String other = document.replaceFirst("¤", "deleted");
    HttpResponse<String> saved =
        post(
            server
                .call("PUT", "/api/planewatch/dashboards/deleted", text(other))
                .with("If-Match", "0"),
            author);
    String id = json(saved).getString("id", "none");
    ids.add(id);
    post(
        server.call("DELETE", "/api/planewatch/dashboards/" + id, null).with("If-Match", "1"),
        author);
  }

  private void access() {
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/tokens",
        "{\"name\":\"¤\",\"role\":\"ADMIN\",\"planes\":[\"b\"],\"validFor\":\"PT1H\"}",
        "NewToken.name");
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/guest-links",
        "{\"name\":\"¤\",\"role\":\"VIEWER\",\"planes\":[\"b\"]}",
        "Guest.name");
    // After the guest: nobody may give a guest the name of an account.
    send(
        OPERATOR,
        "POST",
        "/api/planewatch/accounts",
        "{\"name\":\"¤\",\"password\":\""
            + UUID.randomUUID()
            + "\",\"role\":\"ADMIN\",\"planes\":[\"b\"]}",
        "NewAccount.name");
  }

  private void notifications() {
    send(
        DISCOVERY,
        "POST",
        "/api/planewatch/alerts/notifications",
        """
        {"alerts":[{"status":"firing","fingerprint":"0123456789abcdef",
          "labels":{"alertname":"OfB","data_plane":"b","severity":"critical","secret":"¤"},
          "annotations":{"summary":"¤"},"startsAt":"2026-11-20T10:00:00Z","endsAt":"0001-01-01T00:00:00Z",
          "generatorURL":""}]}""",
        "Alert.labels",
        "Alert.annotations");
  }

  private static String text(String template) {
    return template.replace("¤", TwoPlanes.CANARY);
  }

  private HttpResponse<String> send(
      String token, String method, String path, String body, String... planted) {
    return post(server.call(method, path, text(body)), token, planted);
  }

  private HttpResponse<String> post(ControlPlaneServer.Call call, String token, String... planted) {
    HttpResponse<String> answer = call.as(token).send();
    if (answer.statusCode() < 300) {
      fields.addAll(List.of(planted));
      rememberId(answer);
    } else {
      refusals.add(
          answer.request().uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private void rememberId(HttpResponse<String> answer) {
    if (answer.body().startsWith("{")
        && json(answer).get("id") instanceof JsonString id
        && !id.getString().contains(TwoPlanes.CANARY)) {
      ids.add(id.getString());
    }
  }
}
