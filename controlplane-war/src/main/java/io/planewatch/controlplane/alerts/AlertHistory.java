package io.planewatch.controlplane.alerts;

import io.planewatch.controlplane.annotations.Annotation;
import io.planewatch.controlplane.annotations.AnnotationQuery;
import io.planewatch.controlplane.annotations.AnnotationSource;
import io.planewatch.controlplane.annotations.Kind;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.annotations.PlaneRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When each alert fired. Notifications may come twice, late, or (after a crash of Alertmanager) not
 * at all; {@link #complete} puts right what they left.
 */
public final class AlertHistory implements AnnotationSource {
  /** An alert this young may still have its notification under way. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private static final PlaneRows<AlertPeriod> WITHIN =
      new PlaneRows<>(
          AlertPeriod.class,
          "select p from AlertPeriod p where p.startsAt <= :to"
              + " and (p.endsAt is null or p.endsAt >= :from) and p.id < :before%s order by p.id desc",
          "p.plane");

  private static final PlaneRows<AlertPeriod> ANNOTATED =
      new PlaneRows<>(
          AlertPeriod.class,
          "select p from AlertPeriod p where p.startsAt <= :to"
              + " and (p.endsAt is null or p.endsAt >= :from) and p.plane <> ''%s"
              + " order by p.startsAt desc, p.id desc",
          "p.plane");

  private final Database database;
  private final Clock clock;
  private final Set<String> missedOnce = new HashSet<>();

  AlertHistory(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void receive(List<Alert> alerts) {
    Instant now = clock.instant();
    database.inTransaction(
        entities -> {
          alerts.forEach(alert -> write(entities, alert, now));
          return alerts;
        });
  }

  private static void write(EntityManager entities, Alert alert, Instant now) {
    List<AlertPeriod> known =
        entities
            .createQuery(
                "select p from AlertPeriod p where p.fingerprint = :fingerprint"
                    + " and (p.endsAt is null or p.startsAt = :start) order by p.id desc",
                AlertPeriod.class)
            .setParameter("fingerprint", alert.fingerprint())
            .setParameter("start", alert.start().atOffset(ZoneOffset.UTC))
            .setMaxResults(1)
            .getResultList();
    if (known.isEmpty()) {
      entities.persist(new AlertPeriod(alert, now));
    } else {
      known.get(0).follow(alert);
    }
  }

  /**
   * Compares what is open here with what Alertmanager knows. An alert that it has and we do not is
   * added; one that it no longer has, twice in a row, is ended.
   *
   * @param firing those that are neither silenced nor inhibited
   * @param known the fingerprints of all that Alertmanager has
   */
  synchronized void complete(List<Alert> firing, Set<String> known) {
    Instant now = clock.instant();
    database.inTransaction(
        entities -> {
          Map<String, AlertPeriod> open =
              entities
                  .createQuery(
                      "select p from AlertPeriod p where p.endsAt is null", AlertPeriod.class)
                  .getResultStream()
                  .collect(
                      Collectors.toMap(
                          period -> period.toAlert().fingerprint(),
                          Function.identity(),
                          (one, other) -> one));
          firing.stream()
              .filter(alert -> !open.containsKey(alert.fingerprint()) && !alert.isWatchdog())
              .filter(alert -> alert.start().plus(UNDER_WAY).isBefore(now))
              .forEach(alert -> write(entities, alert, now));
          Set<String> missing = new HashSet<>(open.keySet());
          missing.removeAll(known);
          missing.stream().filter(missedOnce::contains).forEach(gone -> open.get(gone).end(now));
          missedOnce.clear();
          missedOnce.addAll(missing);
          return now;
        });
  }

  /**
   * Newest first.
   *
   * @param before the id of the last that was read
   */
  List<AlertPeriod> list(Period period, PlaneSet planes, long before, int limit) {
    return database.inTransaction(
        entities ->
            WITHIN
                .query(entities, period, planes, limit)
                .setParameter("before", before)
                .getResultList());
  }

  /**
   * Forgets those that ended before. When there are too many, each data plane keeps the same number
   * of its newest: a rule whose alerts change their labels all the time shortens the history of its
   * own data plane alone.
   */
  void purge(Instant oldest, int most) {
    database.inTransaction(
        entities -> {
          entities
              .createQuery("delete from AlertPeriod p where p.endsAt < :oldest")
              .setParameter("oldest", oldest.atOffset(ZoneOffset.UTC))
              .executeUpdate();
          Map<String, Long> counts =
              entities
                  .createQuery(
                      "select p.plane, count(p) from AlertPeriod p group by p.plane",
                      Object[].class)
                  .getResultStream()
                  .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
          int share = share(counts.values(), most);
          counts.forEach(
              (plane, count) -> {
                if (count > share) {
                  shorten(entities, plane, share);
                }
              });
          return most;
        });
  }

  /** How many each may keep so that all together are not more than {@code most}. */
  private static int share(Collection<Long> counts, int most) {
    long left = most;
    int planes = counts.size();
    for (long count : counts.stream().sorted().toList()) {
      if (count > left / planes) {
        return Math.toIntExact(left / planes);
      }
      left -= count;
      planes--;
    }
    return most;
  }

  private static void shorten(EntityManager entities, String plane, int most) {
    entities
        .createQuery(
            "select p.id from AlertPeriod p where p.plane = :plane order by p.id desc", Long.class)
        .setParameter("plane", plane)
        .setFirstResult(most)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .ifPresent(
            last ->
                entities
                    .createQuery(
                        "delete from AlertPeriod p where p.plane = :plane and p.id <= :last"
                            + " and p.endsAt is not null")
                    .setParameter("plane", plane)
                    .setParameter("last", last)
                    .executeUpdate());
  }

  @Override
  public List<Annotation> within(AnnotationQuery query) {
    if (!query.wants(Kind.ALERT)) {
      return List.of();
    }
    Instant now = clock.instant();
    return database.inTransaction(
        entities ->
            ANNOTATED.query(entities, query).getResultList().stream()
                .map(found -> annotation(found, now))
                .toList());
  }

  private static Annotation annotation(AlertPeriod found, Instant now) {
    Alert alert = found.toAlert();
    Instant end = alert.end().orElse(now);
    return Annotation.derived(
        "alert-" + found.id(),
        Kind.ALERT,
        alert.annotations().getOrDefault("summary", alert.name()),
        new Period(alert.start(), end.isBefore(alert.start()) ? alert.start() : end),
        Set.of(alert.plane()),
        "alertmanager");
  }
}
