package io.planewatch.controlplane.state;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;

/** The database by JPA, the same in the container and in tests. */
public final class TransactionalDatabase implements Database, AutoCloseable {
  /** Maximum wait for a packet of a database server. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** Fewer than the connections of the pool: the snapshots' refresh always finds one. */
  private static final int TRANSACTIONS = 12;

  /** A hundred data planes that join at once all find a place; the server has 200 threads. */
  private static final int WAITING = 120;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EntityManagerFactory entityManagers;
  private final Snapshots snapshots;
  private final DatabasePlaces places = new DatabasePlaces(TRANSACTIONS, WAITING, PATIENCE);
  private final ReentrantLock refreshing = new ReentrantLock(true);

  public TransactionalDatabase(DataSource dataSource, Snapshots snapshots) {
    this.entityManagers =
        Persistence.createEntityManagerFactory(
            "planewatch",
            Map.of(
                "eclipselink.persistencexml",
                "META-INF/planewatch-persistence.xml",
                "eclipselink.session-name",
                "planewatch-" + System.identityHashCode(this),
                "jakarta.persistence.nonJtaDataSource",
                new BoundedDataSource(dataSource, SILENCE)));
    this.snapshots = snapshots;
  }

  @Override
  public <T> T inTransaction(Function<EntityManager, T> work) {
    if (!places.enter()) {
      throw unavailable();
    }
    try {
      return transaction(work);
    } finally {
      places.leave();
    }
  }

  private <T> T transaction(Function<EntityManager, T> work) {
    try (EntityManager entities = entityManagers.createEntityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(entities);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  @Override
  public <T> T change(Topic topic, Function<EntityManager, T> work) {
    T result =
        inTransaction(
            entities -> {
              Revision.countUp(entities, topic);
              return work.apply(entities);
            });
    refresh();
    return result;
  }

  /** Brings the snapshots up to what the database holds. */
  public void refresh() {
    if (!hasTurn()) {
      throw unavailable();
    }
    try {
      transaction(
          entities -> {
            snapshots.refresh(entities);
            return snapshots;
          });
    } finally {
      refreshing.unlock();
    }
  }

  /** A lock's own time-out, because a monitor has none. */
  private boolean hasTurn() {
    try {
      return refreshing.tryLock(SILENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProblemException unavailable() {
    return ProblemException.unavailable("The database does not answer; try again in a moment.");
  }

  @Override
  public void close() {
    entityManagers.close();
  }
}
