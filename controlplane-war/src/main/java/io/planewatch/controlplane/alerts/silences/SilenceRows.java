package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Our own record of silences, in the database. */
final class SilenceRows {
  /** How many rows are looked through at a time. */
  private static final int CHUNK = 500;

  /** Ended ones beyond these are forgotten before their time. */
  private static final int MOST_ENDED = 5000;

  private final Database database;

  SilenceRows(Database database) {
    this.database = database;
  }

  void add(Silence silence, Instant now) {
    database.inTransaction(
        entities -> {
          entities.persist(silence);
          AuditEntry.write(
              entities,
              now,
              silence.owner(),
              "silence.begin",
              "silence " + silence.id(),
              silence.reason());
          return silence;
        });
  }

  /**
   * @throws ProblemException when as many are kept as may be
   */
  void requireRoom(SilencesConfig config, Silence wanted, Instant now) {
    OffsetDateTime recently = now.minus(SilencesConfig.RECENTLY).atOffset(ZoneOffset.UTC);
    Object[] counts =
        database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select count(s), coalesce(sum(case when s.authorKey = :author"
                            + " or (s.authorKey is null and s.owner = :owner) then 1 else 0 end), 0)"
                            + " from Silence s where s.endsAt > :recently",
                        Object[].class)
                    .setParameter("author", wanted.authorKey())
                    // A former version that runs during an upgrade writes no key.
                    .setParameter("owner", wanted.owner())
                    .setParameter("recently", recently)
                    .getSingleResult());
    if (((Number) counts[1]).longValue() >= config.mostOfAuthor()) {
      throw full("you have " + config.mostOfAuthor(), "most-of-author");
    }
    if (((Number) counts[0]).longValue() >= config.most()) {
      throw full("there are " + config.most(), "most");
    }
  }

  private static ProblemException full(String what, String setting) {
    return ProblemException.conflict(
        "No more silences can begin: "
            + what
            + " that are in force or ended in the last 5 days ("
            + SilencesConfig.PREFIX
            + "."
            + setting
            + "). Use one with wider matchers instead of many.");
  }

  Optional<Silence> find(String id) {
    return database.inTransaction(
        entities -> Optional.ofNullable(entities.find(Silence.class, id)));
  }

  /** Marks it as ended, unless it has ended already. */
  void end(String id, Instant at, String actor, String detail) {
    database.inTransaction(
        entities -> {
          Silence silence = entities.find(Silence.class, id);
          if (silence != null && silence.endsAt().isAfter(at)) {
            silence.end(at);
            AuditEntry.write(entities, at, actor, "silence.end", "silence " + id, detail);
          }
          return id;
        });
  }

  void isKnownAs(String id, String alertmanagerId) {
    database.inTransaction(
        entities -> {
          Optional.ofNullable(entities.find(Silence.class, id))
              .ifPresent(silence -> silence.isKnownAs(alertmanagerId));
          return id;
        });
  }

  /** Those that have not ended. */
  List<Silence> current(Instant now) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery("select s from Silence s where s.endsAt > :now", Silence.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList());
  }

  /** Which of these ids of Alertmanager's belong to silences that have ended. */
  List<String> ended(Collection<String> alertmanagerIds, Instant now) {
    if (alertmanagerIds.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select s.alertmanagerId from Silence s"
                        + " where s.alertmanagerId in :ids and s.endsAt <= :now",
                    String.class)
                .setParameter("ids", alertmanagerIds)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList());
  }

  /** Those within the grants, the latest end first. Only what a page shows is loaded whole. */
  SilencePage page(PlaneSet granted, SilencePage.Cursor cursor, int most) {
    return database.inTransaction(
        entities -> {
          List<String> ids = new ArrayList<>();
          SilencePage.Cursor at = cursor;
          List<Object[]> chunk;
          do {
            chunk = chunk(entities, at);
            for (Object[] row : chunk) {
              at = new SilencePage.Cursor(((OffsetDateTime) row[1]).toInstant(), (String) row[0]);
              if (isWithin(row, granted)) {
                ids.add(at.id());
              }
              if (ids.size() == most) {
                return new SilencePage(load(entities, ids), Optional.of(at));
              }
            }
          } while (chunk.size() == CHUNK);
          return new SilencePage(load(entities, ids), Optional.empty());
        });
  }

  private static List<Object[]> chunk(EntityManager entities, SilencePage.Cursor after) {
    return entities
        .createQuery(
            "select s.id, s.endsAt, s.unrestricted, s.planes from Silence s"
                + " where s.endsAt < :end or (s.endsAt = :end and s.id < :id)"
                + " order by s.endsAt desc, s.id desc",
            Object[].class)
        .setParameter("end", after.end().atOffset(ZoneOffset.UTC))
        .setParameter("id", after.id())
        .setMaxResults(CHUNK)
        .getResultList();
  }

  @SuppressWarnings("unchecked")
  private static boolean isWithin(Object[] row, PlaneSet granted) {
    return Silence.isWithin((Boolean) row[2], (Set<String>) row[3], granted);
  }

  private static List<Silence> load(EntityManager entities, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, Silence> found =
        entities
            .createQuery("select s from Silence s where s.id in :ids", Silence.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Silence::id, Function.identity()));
    return ids.stream().map(found::get).toList();
  }

  /** Forgets those that ended before, and the oldest of too many. */
  void forgetEndedBefore(Instant oldest, Instant now) {
    database.inTransaction(
        entities -> {
          List<OffsetDateTime> beyond =
              entities
                  .createQuery(
                      "select s.endsAt from Silence s where s.endsAt <= :now order by s.endsAt desc",
                      OffsetDateTime.class)
                  .setParameter("now", now.atOffset(ZoneOffset.UTC))
                  .setFirstResult(MOST_ENDED)
                  .setMaxResults(1)
                  .getResultList();
          OffsetDateTime kept = oldest.atOffset(ZoneOffset.UTC);
          OffsetDateTime until =
              beyond.stream().filter(end -> end.isAfter(kept)).findFirst().orElse(kept);
          return entities
              .createQuery("delete from Silence s where s.endsAt <= :until")
              .setParameter("until", until)
              .executeUpdate();
        });
  }
}
