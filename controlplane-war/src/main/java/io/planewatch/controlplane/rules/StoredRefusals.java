package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.state.Database;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** In the database, because the replica that is asked is not always the one that writes rules. */
final class StoredRefusals implements Refusals {
  private final Database database;
  private final Clock clock;

  StoredRefusals(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Refusal> of(String file) {
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(StoredRefusal.class, file))
                .map(StoredRefusal::refusal));
  }

  @Override
  public void put(String file, Refusal refusal) {
    database.inTransaction(
        entities -> {
          boolean isTriedAgain = refusal.turn().isPresent();
          // The turns of one search are one entry in the audit log, however many there are.
          if (refusal.lasting()
              && !(isTriedAgain && entities.find(StoredRefusal.class, file) != null)) {
            AuditEntry.write(
                entities,
                clock.instant(),
                ActorName.CONTROL_PLANE,
                isTriedAgain ? "rule.hold-back" : "rule.take-out",
                "file " + file,
                refusal.reason());
          }
          return entities.merge(new StoredRefusal(file, refusal));
        });
  }

  @Override
  public void remove(String file) {
    database.inTransaction(
        entities ->
            entities
                .createQuery("delete from StoredRefusal r where r.name = :name")
                .setParameter("name", file)
                .executeUpdate());
  }

  @Override
  public Map<String, Refusal> all() {
    return database
        .inTransaction(
            entities ->
                entities
                    .createQuery("select r from StoredRefusal r", StoredRefusal.class)
                    .getResultList())
        .stream()
        .collect(Collectors.toMap(StoredRefusal::name, StoredRefusal::refusal));
  }

  @Override
  public void clear() {
    database.inTransaction(
        entities ->
            entities
                .createQuery("delete from StoredRefusal r where r.lasting = false")
                .executeUpdate());
  }
}
