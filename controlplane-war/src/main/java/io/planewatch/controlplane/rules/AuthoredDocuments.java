package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.IfMatch;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of one kind of documents. Each change holds for the version that it was made on, so that
 * none undoes another one.
 */
public final class AuthoredDocuments<T extends AuthoredDocument> {
  private final Database database;
  private final Clock clock;
  private final Class<T> type;
  private final Function<String, T> make;
  private final String noun;

  /**
   * @param make an empty row by its id
   * @param noun of the documents in the audit log, such as rule
   */
  public AuthoredDocuments(
      Database database, Clock clock, Class<T> type, Function<String, T> make, String noun) {
    this.database = database;
    this.clock = clock;
    this.type = type;
    this.make = make;
    this.noun = noun;
  }

  /**
   * @param order such as {@code id} or {@code changedAt desc}
   */
  public List<T> all(String order) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select d from " + type.getSimpleName() + " d order by d." + order, type)
                .getResultList());
  }

  /**
   * How many documents of one author there are, also among the rows without a key.
   *
   * @param authorKey as {@link AuthoredDocument#authorKey} has it
   */
  public long countOf(String authorKey) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select count(d) from "
                        + type.getSimpleName()
                        + " d where d.authorKey = :key or (d.authorKey is null"
                        + " and (concat('account:', d.authorAccount) = :key"
                        + " or (d.authorAccount is null"
                        + " and concat('name:', d.author.name) = :key)))",
                    Long.class)
                .setParameter("key", authorKey)
                .getSingleResult());
  }

  public boolean exists(String id) {
    return database.inTransaction(entities -> entities.find(type, id) != null);
  }

  /**
   * Writes a new document, or one in the place of its former version.
   *
   * @param former what the change is made on; empty for a new one
   * @param planes those that it reaches now
   */
  public T write(
      String id,
      Optional<T> former,
      JsonObject written,
      Set<String> planes,
      Caller author,
      String detail) {
    return database.inTransaction(
        entities -> {
          T stored = former.isPresent() ? present(entities, former.get()) : added(entities, id);
          stored.become(written, planes, author, clock.instant());
          audit(entities, author.name(), "save", id, detail);
          // The caller needs the row version that this change makes.
          entities.flush();
          return stored;
        });
  }

  /** Removes a document that nobody has changed since it was read. */
  public void remove(T read, Caller actor, String detail) {
    database.inTransaction(
        entities -> {
          entities.remove(present(entities, read));
          audit(entities, actor.name(), "remove", read.id(), detail);
          return read;
        });
  }

  /** Undoes {@link #write}, unless somebody has changed or removed the document since. */
  public void takeBack(T saved, Optional<T> former, String reason) {
    database.inTransaction(
        entities -> {
          T stored = entities.find(type, saved.id());
          if (stored == null || stored.rowVersion() != saved.rowVersion()) {
            return saved;
          }
          former.ifPresentOrElse(stored::become, () -> entities.remove(stored));
          audit(entities, ActorName.CONTROL_PLANE, "take-back", saved.id(), reason);
          return saved;
        });
  }

  private T added(EntityManager entities, String id) {
    if (entities.find(type, id) != null) {
      throw ProblemException.conflict("Somebody has just written the " + noun + " '" + id + "'.");
    }
    T stored = make.apply(id);
    entities.persist(stored);
    return stored;
  }

  private T present(EntityManager entities, T read) {
    T stored = entities.find(type, read.id());
    IfMatch.require(Long.toString(read.rowVersion()), stored == null ? -1 : stored.rowVersion());
    return stored;
  }

  private void audit(
      EntityManager entities, String actor, String action, String id, String detail) {
    AuditEntry.write(
        entities, clock.instant(), actor, noun + "." + action, noun + " " + id, detail);
  }
}
