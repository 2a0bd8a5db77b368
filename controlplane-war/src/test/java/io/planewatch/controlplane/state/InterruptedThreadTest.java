package io.planewatch.controlplane.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server interrupts threads: at its own request time-out, and when it stops. */
class InterruptedThreadTest {
  @TempDir private Path dir;

  private String url() throws IOException {
    Properties defaults = new Properties();
    try (InputStream file =
        Schema.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    }
    return defaults
        .getProperty("planewatch.state.url")
        .replace("${planewatch.state.dir}", dir.toString());
  }

  @Test
  void anInterruptedThreadClosesTheDatabaseForNobody() throws Exception {
    String url = url();
    try (Connection other = DriverManager.getConnection(url, "planewatch", "");
        Statement statement = other.createStatement()) {
      // given
      statement.execute("create table entry (id int primary key)");

      // when
      Thread interrupted =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                insert(url);
              });
      interrupted.start();
      interrupted.join();

      // then
      statement.execute("insert into entry values (2)");
      try (ResultSet count = statement.executeQuery("select count(*) from entry")) {
        assertThat(count.next()).isTrue();
        assertThat(count.getInt(1))
            .as("the interrupted thread's row, and the other one")
            .isEqualTo(2);
      }
    }
  }

  private static void insert(String url) {
    try (Connection connection = DriverManager.getConnection(url, "planewatch", "");
        Statement statement = connection.createStatement()) {
      statement.execute("insert into entry values (1)");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
