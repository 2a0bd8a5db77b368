package io.planewatch.controlplane.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An empty database with the schema in it, for one test. */
public final class Storage implements AutoCloseable {
  /** One server for the whole run; it ends with the Java process. */
  private static final class SharedPostgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
      }
    }
  }

  private final DataSource dataSource;
  private final List<AutoCloseable> opened = new ArrayList<>();

  private Storage(DataSource dataSource) {
    this.dataSource = dataSource;
    Schema.migrate(dataSource);
  }

  public static Storage h2() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "planewatch", "");
    Storage storage = new Storage(pool);
    storage.opened.add(pool::dispose);
    return storage;
  }

  public static Storage postgres() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = SharedPostgres.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database in the embedded PostgreSQL", e);
    }
    return new Storage(SharedPostgres.SERVER.getDatabase("postgres", name));
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** One replica's view of this database; several may be opened. */
  public TransactionalDatabase open(Clock clock, Snapshot... snapshots) {
    TransactionalDatabase database =
        new TransactionalDatabase(dataSource, new Snapshots(List.of(snapshots), clock));
    opened.add(0, database);
    database.refresh();
    return database;
  }

  @Override
  public void close() {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("the test's database can't be closed", e);
      }
    }
  }
}
