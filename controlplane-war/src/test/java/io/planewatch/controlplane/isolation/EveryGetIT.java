package io.planewatch.controlplane.isolation;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.engine.RealAlertmanager;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.queries.RealFacade;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every GET of the control plane, asked by callers of plane {@code a} while each text that an
 * author wrote for the planes {@code b} and {@code c} is a canary.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("soak")
class EveryGetIT {
  private static RealFacade facade;
  private static RealAlertmanager alertmanager;
  private static PlantedCanaries planted;
  private static List<String> callers;

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  @Deployment(testable = false)
  static WebArchive war() throws IOException {
    facade = RealFacade.start();
    alertmanager = RealAlertmanager.start();
    Path rules = Files.createTempDirectory("planewatch-rules");
    return facade.war(
        facade.prometheus().address(),
        Map.of(
            "planewatch.access.requests-per-second", "1000000",
            "planewatch.alerts.alertmanager", alertmanager.address().toString(),
            "planewatch.rules.dir", rules.toString(),
            "planewatch.rules.prometheus", facade.prometheus().address().toString()));
  }

  @BeforeEach
  void plant() {
    server = new ControlPlaneServer(base);
    if (planted == null) {
      RealFacade.register(server);
      planted = new PlantedCanaries(server);
      planted.plant();
      callers = new ArrayList<>();
      for (String role : List.of("VIEWER", "EDITOR", "ADMIN")) {
        callers.add(server.token(role, "a"));
      }
      callers.add(
          ControlPlaneServer.json(server.issue("VIEWER", "environments", "env-a"))
              .getString("token"));
    }
  }

  @AfterAll
  static void stop() {
    alertmanager.close();
    facade.close();
  }

  @Test
  void aCanaryIsInEachTextThatTheAttackListCallsPlanted() {
    assertThat(planted.fields())
        .as("refused: " + planted.refusals())
        .containsExactlyInAnyOrderElementsOf(AttackList.planted());
  }

  @Test
  void whoMaySeeEverythingFindsTheCanaryAtEachEndpointThatShowsTexts() {
    Set<String> showing = new TreeSet<>();
    for (String path :
        List.of(
            "planes",
            "planes/b",
            "annotations",
            "silences",
            "rules",
            "objectives",
            "dashboards",
            "deleted-dashboards",
            "tokens",
            "accounts",
            "alerts/history?from=0",
            "versions",
            "audit")) {
      if (server
          .get("/api/planewatch/" + path)
          .as(OPERATOR)
          .send()
          .body()
          .contains(TwoPlanes.CANARY)) {
        showing.add(path);
      }
    }

    assertThat(showing)
        .contains(
            "planes",
            "planes/b",
            "annotations",
            "silences",
            "rules",
            "objectives",
            "dashboards",
            "deleted-dashboards",
            "tokens",
            "accounts",
            "audit");
  }

  @Test
  void tenThousandGeneratedRequestsHoldNoByteOfAnotherPlane() {
    attack(42, 10_000);
  }

  @Test
  void aMillionGeneratedRequestsHoldNoByteOfAnotherPlane() {
    attack(
        Long.getLong("planewatch.seed", 15), Integer.getInteger("planewatch.requests", 1_000_000));
  }

  private void attack(long seed, int requests) {
    Random random = new Random(seed);
    GeneratedGets gets = new GeneratedGets(random, planted.ids());
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (String endpoint : GeneratedGets.endpoints()) {
      for (String caller : callers) {
        ask(caller, gets.next(endpoint), "", statuses);
      }
    }
    for (int i = 0; i < requests; i++) {
      String caller = callers.get(random.nextInt(callers.size()));
      ask(caller, gets.next(), gets.scopeHeader(), statuses);
    }
    System.out.printf("%,d generated requests, by status %s (seed %d)%n", requests, statuses, seed);
    assertThat(statuses.get(200)).isGreaterThan(requests / 4);
    assertThat(statuses.keySet()).doesNotContain(500, 429);
  }

  private void ask(String caller, String address, String scope, Map<Integer, Integer> statuses) {
    ControlPlaneServer.Call call = server.get(address).as(caller);
    HttpResponse<String> answer =
        (scope.isEmpty() ? call : call.with("X-Scope-OrgID", scope)).send();
    statuses.merge(answer.statusCode(), 1, Integer::sum);
    if (answer.body().contains(TwoPlanes.CANARY)
        || answer.headers().map().toString().contains(TwoPlanes.CANARY)) {
      assertThat(answer.body()).as(address + " as " + callers.indexOf(caller)).isEmpty();
    }
  }
}
