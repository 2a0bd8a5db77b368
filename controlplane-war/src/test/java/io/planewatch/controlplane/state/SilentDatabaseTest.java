package io.planewatch.controlplane.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A database that is locked, or says nothing at all. */
class SilentDatabaseTest {
  @EveryDatabase
  void aLockThatAnotherSessionHoldsIsNotWaitedForWithoutEnd(Storage storage) throws SQLException {
    // given
    BoundedDataSource bounded = new BoundedDataSource(storage.dataSource(), Duration.ofSeconds(1));
    try (Connection holder = storage.dataSource().getConnection();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.executeQuery("select * from revision for update");

      // when, then
      assertThatThrownBy(() -> countUp(bounded)).isInstanceOf(SQLException.class);
    }
    countUp(bounded);
  }

  /** More than there are places and waiters: every one of them ends, most of them at once. */
  @Test
  void threadsThatADatabaseHoldsAreBounded() throws Exception {
    CountDownLatch silent = new CountDownLatch(1);
    try (Storage storage = Storage.h2();
        TransactionalDatabase database =
            new TransactionalDatabase(
                silentUntil(silent, storage.dataSource()),
                new Snapshots(List.of(), Clock.systemUTC()))) {
      ExecutorService callers = Executors.newFixedThreadPool(60);
      AtomicInteger refused = new AtomicInteger();
      List<Future<?>> calls = new ArrayList<>();

      // when
      for (int i = 0; i < 60; i++) {
        calls.add(
            callers.submit(
                () -> {
                  try {
                    database.inTransaction(Revision::all);
                  } catch (ProblemException unavailable) {
                    refused.incrementAndGet();
                  }
                }));
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (refused.get() < 48 && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }

      // then
      assertThat(refused).hasValue(48);
      silent.countDown();
      for (Future<?> call : calls) {
        call.get(60, TimeUnit.SECONDS);
      }
      callers.shutdown();
    }
  }

  private static void countUp(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update revision set changes = changes + 1");
      connection.commit();
    }
  }

  private static DataSource silentUntil(CountDownLatch end, DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                end.await();
              }
              return method.invoke(source, arguments);
            });
  }
}
