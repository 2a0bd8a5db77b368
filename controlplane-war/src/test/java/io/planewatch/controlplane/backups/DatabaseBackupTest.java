package io.planewatch.controlplane.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.state.Schema;
import io.planewatch.controlplane.state.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseBackupTest {
  @TempDir Path folder;

  @Test
  void copyHoldsWhatWasCommittedWhileTheDatabaseGoesOn() throws IOException, SQLException {
    // Given
    Path archive = folder.resolve("copy.zip");
    JdbcConnectionPool original = pool(folder.resolve("original"));
    Schema.migrate(original);
    update(original, "update revision set changes = 41 where topic = 'PLANES'");

    // When
    try (OutputStream out = Files.newOutputStream(archive)) {
      new DatabaseBackup(original).writeTo(out);
    }
    update(original, "update revision set changes = 42 where topic = 'PLANES'");
    original.dispose();

    // Then
    JdbcConnectionPool restored = pool(unpacked(archive));
    assertThat(changesOfPlanes(restored)).isEqualTo(41);
    restored.dispose();
  }

  @Test
  void postgresIsLeftToItsOwnTools() throws SQLException {
    try (Storage storage = Storage.postgres()) {
      assertThat(new DatabaseBackup(storage.dataSource()).isPossible()).isFalse();
    }
  }

  private static JdbcConnectionPool pool(Path folder) {
    return JdbcConnectionPool.create(
        "jdbc:h2:async:" + folder.resolve("controlplane") + ";WRITE_DELAY=0", "planewatch", "");
  }

  private Path unpacked(Path archive) throws IOException {
    Path target = Files.createDirectory(folder.resolve("restored"));
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Files.copy(
          zip.getInputStream(zip.getEntry("controlplane.mv.db")),
          target.resolve("controlplane.mv.db"));
    }
    return target;
  }

  private static void update(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static long changesOfPlanes(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select changes from revision where topic = 'PLANES'")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
