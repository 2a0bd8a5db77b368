package io.planewatch.controlplane.state;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** The database by JPA, the same in the container and in tests. */
public final class TransactionalDatabase implements Database, AutoCloseable {
  private final EntityManagerFactory entityManagers;
  private final Snapshots snapshots;

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
                dataSource));
    this.snapshots = snapshots;
  }

  @Override
  public <T> T inTransaction(Function<EntityManager, T> work) {
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
    inTransaction(
        entities -> {
          snapshots.refresh(entities);
          return snapshots;
        });
  }

  @Override
  public void close() {
    entityManagers.close();
  }
}
