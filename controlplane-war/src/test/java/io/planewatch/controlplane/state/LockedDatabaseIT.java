package io.planewatch.controlplane.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The shipped WAR while another session locks every table of its database. */
class LockedDatabaseIT {
  /** Longer than any wait of one statement, and than snapshots count as current. */
  private static final long LOCKED_SECONDS = 40;

  /** More requests that need the database than there are HTTP threads. */
  private static final int NEEDY = 250;

  @TempDir private Path folder;

  @Test
  void callersAreIdentifiedWhileTheDatabaseIsLockedAndChangesWorkAfterwards() throws Exception {
    try (Storage storage = Storage.postgres()) {
      PGSimpleDataSource source = (PGSimpleDataSource) storage.dataSource();
      Map<String, String> settings =
          Map.of(
              "planewatch.state.driver",
              PGSimpleDataSource.class.getName(),
              "planewatch.state.url",
              source.getURL(),
              "planewatch.state.user",
              source.getUser());
      try (RunningControlPlane running =
          RunningControlPlane.start(settings, folder.resolve("log"))) {
        ControlPlaneServer server = running.server();
        server.plane("locked-it", "it");
        String viewer = server.token("VIEWER", "locked-it");
        ExecutorService callers = Executors.newFixedThreadPool(NEEDY);
        List<Future<Integer>> needy = new ArrayList<>();
        List<Integer> identified = new ArrayList<>();
        try (Connection other = source.getConnection();
            Statement statement = other.createStatement()) {
          // given
          other.setAutoCommit(false);
          statement.execute("lock table " + tables(other) + " in access exclusive mode");

          // when
          for (int i = 0; i < NEEDY; i++) {
            needy.add(callers.submit(() -> status(server, "/api/planewatch/annotations", viewer)));
          }
          long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOCKED_SECONDS);
          while (System.nanoTime() < until) {
            identified.add(status(server, "/api/planewatch/me", viewer));
            Thread.sleep(500);
          }
          assertThat(status(server, "/health/ready", viewer)).isEqualTo(200);
          assertThat(status(server, "/health/live", viewer)).isEqualTo(200);
          other.rollback();
        }

        // then
        assertThat(identified).hasSizeGreaterThan(20).containsOnly(200);
        for (Future<Integer> call : needy) {
          assertThat(call.get(60, TimeUnit.SECONDS)).isIn(200, 503);
        }
        callers.shutdown();
        assertThat(eventuallyIssued(server)).isEqualTo(201);
      }
    }
  }

  private static int status(ControlPlaneServer server, String path, String token) {
    return server.get(path).as(token).send().statusCode();
  }

  /** Connections that broke meanwhile are replaced. */
  private static int eventuallyIssued(ControlPlaneServer server) throws InterruptedException {
    int status = 0;
    for (int i = 0; i < 20 && status != 201; i++) {
      status = server.issue("VIEWER", "planes", "locked-it").statusCode();
      Thread.sleep(500);
    }
    return status;
  }

  private static String tables(Connection connection) throws Exception {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' and tablename not like"
                    + " 'flyway%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return String.join(", ", names);
  }
}
