package io.planewatch.controlplane.access;

import static io.planewatch.controlplane.ControlPlaneServer.DISCOVERY;
import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every endpoint that there is, for every kind of caller, with the plane granted and not. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AccessTableIT {
  private static final String PLANE = "gate";

  /** Stands in whatever tells of the plane. */
  private static final String SECRET = "only-for-those-who-may-see-it";

  private static final Set<Audience> VIEWER = Set.of(Audience.VIEWER);
  private static final Set<Audience> EDITOR = Set.of(Audience.VIEWER, Audience.EDITOR);
  private static final Set<Audience> ADMIN =
      Set.of(Audience.VIEWER, Audience.EDITOR, Audience.ADMIN);

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

  /**
   * Someone who asks.
   *
   * @param token empty for nobody in particular
   * @param sees whether the plane is granted
   */
  private record Asker(String name, String token, Set<Audience> audiences, boolean sees) {
    boolean isServed(Set<Audience> declared) {
      return declared.contains(Audience.ANYONE) || audiences.stream().anyMatch(declared::contains);
    }
  }

  private record Row(String endpoint, Asker asker, boolean declared, HttpResponse<String> answer) {
    boolean isRefused() {
      return answer.statusCode() == 401 || answer.body().contains("You may not do this.");
    }

    boolean isRight() {
      return declared != isRefused() && (asker.sees() || !answer.body().contains(SECRET));
    }

    @Override
    public String toString() {
      return String.join(
          ",",
          endpoint,
          asker.name(),
          declared ? "served" : "refused",
          Integer.toString(answer.statusCode()));
    }
  }

  private String token(String role, String grants) {
    String body = "{\"name\":\"t\",\"role\":\"" + role + "\",\"validFor\":\"PT1H\"" + grants + "}";
    return json(server.call("POST", "/api/planewatch/tokens", body).as(OPERATOR).send())
        .getString("token");
  }

  private String joinToken(String plane) {
    String body =
        "{\"environment\":\"it\",\"displayName\":\""
            + SECRET
            + "\",\"announce\":[\""
            + plane
            + ".example:8889\"]}";
    return json(server
            .call("PUT", "/api/planewatch/planes/" + plane + "/join-token", body)
            .as(OPERATOR)
            .send())
        .getString("token");
  }

  private List<Asker> askers() {
    server.requirePlanes(PLANE, "elsewhere");
    String granted = ",\"planes\":[\"" + PLANE + "\"]";
    String foreign = ",\"planes\":[\"elsewhere\"]";
    List<Asker> askers = new ArrayList<>();
    Map.of("VIEWER", VIEWER, "EDITOR", EDITOR, "ADMIN", ADMIN)
        .forEach(
            (role, audiences) -> {
              askers.add(new Asker(role + " granted", token(role, granted), audiences, true));
              askers.add(new Asker(role + " not granted", token(role, foreign), audiences, false));
            });
    askers.add(new Asker("VIEWER of everything", token("VIEWER", ""), VIEWER, true));
    askers.add(new Asker("EDITOR of everything", token("EDITOR", ""), EDITOR, true));
    askers.add(
        new Asker(
            "ADMIN of everything",
            OPERATOR,
            Set.of(Audience.VIEWER, Audience.EDITOR, Audience.ADMIN, Audience.UNRESTRICTED_ADMIN),
            true));
    askers.add(new Asker("discovery", DISCOVERY, Set.of(Audience.DISCOVERY), false));
    askers.add(new Asker("the plane", joinToken(PLANE), Set.of(Audience.PLANE), false));
    askers.add(new Asker("nobody", "", Set.of(), false));
    return askers;
  }

  private HttpResponse<String> ask(String endpoint, Asker asker) {
    int blank = endpoint.indexOf(' ');
    String path =
        "/api" + endpoint.substring(blank + 1).replaceAll("\\{[a-zA-Z]+(:[^}]*)?}", PLANE);
    ControlPlaneServer.Call call = server.call(endpoint.substring(0, blank), path, null);
    try {
      return (asker.token().isEmpty() ? call : call.as(asker.token())).send();
    } catch (IllegalStateException silent) {
      throw new IllegalStateException(endpoint + ", asked by " + asker.name(), silent);
    }
  }

  @Test
  void everyEndpointServesWhomItDeclaresAndTellsNobodyOfWhatTheyMayNotSee() throws IOException {
    // given
    List<Asker> askers = askers();
    List<Row> rows = new ArrayList<>();

    // when
    DeclaredEndpoints.read()
        .forEach(
            (endpoint, audiences) ->
                askers.forEach(
                    asker ->
                        rows.add(
                            new Row(
                                endpoint,
                                asker,
                                asker.isServed(audiences),
                                ask(endpoint, asker)))));

    // then
    Files.write(Path.of("target", "access-table.csv"), rows.stream().map(Row::toString).toList());
    assertThat(rows).hasSizeGreaterThan(30 * askers.size());
    assertThat(rows).allMatch(Row::isRight);
  }

  @Test
  void whoMaySeeThePlaneIsToldOfIt() {
    // given
    joinToken(PLANE);

    // then
    assertThat(server.get("/api/planewatch/planes").as(OPERATOR).send().body()).contains(SECRET);
  }
}
