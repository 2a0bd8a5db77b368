package io.planewatch.controlplane.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Copies an H2 database into a zip archive, as of one moment, while others write. */
public final class DatabaseBackup {
  private final DataSource dataSource;

  public DatabaseBackup(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** PostgreSQL has tools of its own, which know its roles and its write-ahead log. */
  public boolean isPossible() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    }
  }

  /** The archive passes through a temporary file, so that a slow reader delays nobody. */
  public void writeTo(OutputStream out) throws IOException, SQLException {
    Path archive = Files.createTempFile("controlplane", ".zip");
    try {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
        backup.setString(1, archive.toString());
        backup.execute();
      }
      Files.copy(archive, out);
    } finally {
      Files.delete(archive);
    }
  }
}
