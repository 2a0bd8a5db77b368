package io.planewatch.controlplane.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  private static final int CHANGES = 1000;

  @TempDir private Path folder;

  /** The options that the shipped configuration gives the database, on a folder of the test's. */
  private String shippedUrl() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in =
        StateConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      shipped.load(in);
    }
    return shipped
        .getProperty("planewatch.state.url")
        .replace("${planewatch.state.dir}", folder.toString());
  }

  @Test
  void whatWasAcknowledgedSurvivesTheKillOfTheProcess() throws Exception {
    // when
    long acknowledged = acknowledgedBeforeTheKill(shippedUrl());

    // then
    assertThat(acknowledged).isGreaterThan(CHANGES);
    assertThat(stored(shippedUrl())).isGreaterThanOrEqualTo(acknowledged);
  }

  /** So the test above can fail, and the option is needed. */
  @Test
  void withTheDatabasesOwnWriteDelayTheLastChangesAreLost() throws Exception {
    // given
    String delayed = shippedUrl().replace(";WRITE_DELAY=0", "");

    // when
    long acknowledged = acknowledgedBeforeTheKill(delayed);

    // then
    assertThat(stored(delayed)).isLessThan(acknowledged);
  }

  private static long acknowledgedBeforeTheKill(String url) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgedWrites.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return killAfter(CHANGES, writer);
  }

  private static long killAfter(int changes, Process writer)
      throws IOException, InterruptedException {
    long last = 0;
    try (BufferedReader lines = writer.inputReader(UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        last = Math.max(last, Long.parseLong(line));
        if (last == changes + 1L) {
          writer.destroyForcibly();
        }
        line = readUnlessKilled(lines);
      }
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return last;
  }

  /** The pipe may break off anywhere; what was not printed was not acknowledged. */
  private static String readUnlessKilled(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  private static long stored(String url) {
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "planewatch", "");
    Snapshots none = new Snapshots(List.of(), Clock.systemUTC());
    try (TransactionalDatabase database = new TransactionalDatabase(pool, none)) {
      return database.inTransaction(entities -> Revision.all(entities).get(Topic.ACCESS));
    } finally {
      pool.dispose();
    }
  }
}
