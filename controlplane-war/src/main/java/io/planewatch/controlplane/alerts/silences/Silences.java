package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Silences and maintenance windows, in Alertmanager and in our own record. */
public final class Silences {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Alertmanager alertmanager;
  private final Database database;
  private final Clock clock;

  Silences(Alertmanager alertmanager, Database database, Clock clock) {
    this.alertmanager = alertmanager;
    this.database = database;
    this.clock = clock;
  }

  void begin(Silence silence) {
    silence.isKnownAs(alertmanager.silence(silence.json()));
    database.inTransaction(
        entities -> {
          entities.persist(silence);
          AuditEntry.write(
              entities,
              clock.instant(),
              silence.owner(),
              "silence.begin",
              "silence " + silence.id(),
              silence.reason());
          return silence;
        });
  }

  /** Those that have not ended, and those that ended lately, the latest end first. */
  List<Silence> within(PlaneSet granted) {
    return since(clock.instant().minus(KEPT)).stream()
        .filter(silence -> silence.isWithin(granted))
        .toList();
  }

  void end(String id, PlaneSet granted, String actor) {
    Instant now = clock.instant();
    database.inTransaction(
        entities -> {
          Silence silence = entities.find(Silence.class, id);
          if (silence == null || !silence.isWithin(granted)) {
            throw ProblemException.notFound("There is no silence '" + id + "' that you may end.");
          }
          if (silence.endsAt().isAfter(now)) {
            alertmanager.expire(silence.alertmanagerId());
            silence.end(now);
            AuditEntry.write(entities, now, actor, "silence.end", "silence " + id, "");
          }
          return id;
        });
  }

  /** Gives Alertmanager back what it lost with its disk. */
  public void restore() {
    List<Silence> current = since(clock.instant());
    if (current.isEmpty()) {
      return;
    }
    Set<String> known =
        alertmanager.silences().getValuesAs(JsonObject.class).stream()
            .map(silence -> silence.getString("id"))
            .collect(Collectors.toSet());
    for (Silence lost : current) {
      if (!known.contains(lost.alertmanagerId())) {
        String newId = alertmanager.silence(lost.json());
        database.inTransaction(
            entities -> {
              entities.find(Silence.class, lost.id()).isKnownAs(newId);
              return newId;
            });
      }
    }
  }

  private List<Silence> since(Instant ending) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select s from Silence s where s.endsAt > :ending order by s.endsAt desc",
                    Silence.class)
                .setParameter("ending", ending.atOffset(ZoneOffset.UTC))
                .getResultList());
  }
}
