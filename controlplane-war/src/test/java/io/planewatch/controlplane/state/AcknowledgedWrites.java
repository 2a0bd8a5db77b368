package io.planewatch.controlplane.state;

import java.time.Clock;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A process that changes the database without end and prints each change once it is acknowledged.
 */
final class AcknowledgedWrites {
  private AcknowledgedWrites() {}

  public static void main(String[] arguments) {
    JdbcConnectionPool pool = JdbcConnectionPool.create(arguments[0], "planewatch", "");
    Schema.migrate(pool);
    Snapshots none = new Snapshots(List.of(), Clock.systemUTC());
    try (TransactionalDatabase database = new TransactionalDatabase(pool, none)) {
      while (!Thread.currentThread().isInterrupted()) {
        long acknowledged =
            database.change(Topic.ACCESS, entities -> Revision.all(entities).get(Topic.ACCESS));
        System.out.println(acknowledged);
      }
    }
  }
}
