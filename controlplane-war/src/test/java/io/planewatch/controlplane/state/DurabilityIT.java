package io.planewatch.controlplane.state;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The shipped WAR, killed amid a thousand changes. */
class DurabilityIT {
  private static final int CHANGES = 1000;

  /** Well amid them. */
  private static final int KILLED_AFTER = 500;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedIsInTheFileAfterAKill() throws InterruptedException {
    survivesTheKill(Map.of("planewatch.state.dir", folder.toString()));
  }

  @Test
  void whatWasAcknowledgedIsInPostgresAfterAKill() throws InterruptedException {
    try (Storage storage = Storage.postgres()) {
      PGSimpleDataSource source = (PGSimpleDataSource) storage.dataSource();
      survivesTheKill(
          Map.of(
              "planewatch.state.driver",
              PGSimpleDataSource.class.getName(),
              "planewatch.state.url",
              source.getURL(),
              "planewatch.state.user",
              source.getUser()));
    }
  }

  private void survivesTheKill(Map<String, String> settings) throws InterruptedException {
    // given
    List<String> acknowledged = new CopyOnWriteArrayList<>();
    try (RunningControlPlane running = start(settings)) {
      Thread writer = new Thread(() -> write(running.server(), acknowledged));
      writer.start();

      // when
      while (acknowledged.size() < KILLED_AFTER && writer.isAlive()) {
        Thread.sleep(5);
      }
      running.kill();
      writer.join();
    }

    // then
    assertThat(acknowledged.size()).isBetween(KILLED_AFTER, CHANGES - 1);
    try (RunningControlPlane again = start(settings)) {
      assertThat(stored(again.server())).containsAll(acknowledged);
    }
  }

  private RunningControlPlane start(Map<String, String> settings) {
    return RunningControlPlane.start(settings, folder.resolve("log"));
  }

  /** Ends at the first change that is not acknowledged. */
  private static void write(ControlPlaneServer server, List<String> acknowledged) {
    for (int i = 0; i < CHANGES; i++) {
      String id = "p" + i;
      String body = "{\"environment\":\"it\",\"announce\":[\"" + id + ".example:8889\"]}";
      try {
        HttpResponse<String> answer =
            server
                .call("PUT", "/api/planewatch/planes/" + id + "/join-token", body)
                .as(OPERATOR)
                .send();
        if (answer.statusCode() != 201) {
          return;
        }
      } catch (IllegalStateException killed) {
        return;
      }
      acknowledged.add(id);
    }
  }

  private static List<String> stored(ControlPlaneServer server) {
    List<String> ids = new ArrayList<>();
    ControlPlaneServer.json(server.get("/api/planewatch/planes").as(OPERATOR).send())
        .getJsonArray("planes")
        .forEach(plane -> ids.add(plane.asJsonObject().getString("id")));
    return ids;
  }
}
