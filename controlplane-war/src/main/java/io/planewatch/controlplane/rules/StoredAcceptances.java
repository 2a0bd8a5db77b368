package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.state.Database;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** In the database, because the replica that is asked is not always the one that writes rules. */
final class StoredAcceptances implements Acceptances {
  private final Database database;

  StoredAcceptances(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Acceptance> all() {
    return database
        .inTransaction(
            entities ->
                entities
                    .createQuery("select a from StoredAcceptance a", StoredAcceptance.class)
                    .getResultList())
        .stream()
        .collect(Collectors.toMap(StoredAcceptance::name, StoredAcceptance::acceptance));
  }

  @Override
  public Optional<Acceptance> of(String file) {
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(StoredAcceptance.class, file))
                .map(StoredAcceptance::acceptance));
  }

  @Override
  public void put(String file, Acceptance acceptance) {
    database.inTransaction(entities -> entities.merge(new StoredAcceptance(file, acceptance)));
  }

  @Override
  public void remove(String file) {
    database.inTransaction(
        entities ->
            entities
                .createQuery("delete from StoredAcceptance a where a.name = :name")
                .setParameter("name", file)
                .executeUpdate());
  }
}
