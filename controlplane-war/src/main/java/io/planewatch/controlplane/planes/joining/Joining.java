package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.Announced;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Lets planes into the registry. */
final class Joining {
  private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(10);

  private final Database database;
  private final PlaneDirectory directory;
  private final Announcements announcements;
  private final Heartbeats heartbeats;
  private final VersionReports versions;
  private final Clock clock;

  Joining(
      Database database,
      PlaneDirectory directory,
      Announcements announcements,
      Heartbeats heartbeats,
      VersionReports versions,
      Clock clock) {
    this.database = database;
    this.directory = directory;
    this.announcements = announcements;
    this.heartbeats = heartbeats;
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * Makes the plane if it is new; the tokens that it had before end now, or after the overlap that
   * was asked for.
   */
  Token issueToken(PlaneId id, JoinTokenRequest.Checked request, String issuer, int ownPort) {
    announcements.check(request.announce(), ownPort);
    Token token = Token.random("pwj");
    Instant now = clock.instant();
    database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = planeFor(entities, id, now);
          plane.describe(request.describing(plane.description()));
          endFormer(entities, id, now, now.plus(request.overlap()));
          entities.persist(
              new JoinToken(
                  UUID.randomUUID().toString(), id.text(), token.hash(), request.announce(), now));
          AuditEntry.write(
              entities,
              now,
              issuer,
              "join-token.issue",
              "plane " + id,
              "environment " + request.asNew().environment());
          return token;
        });
    return token;
  }

  /**
   * Lets the plane in. One that is there as it says is noted as alive only, and one that says
   * something else each time is slowed down: every change makes all replicas read the registry
   * anew.
   */
  void register(JoiningPlane plane, Registration registration, int ownPort) {
    Instant now = clock.instant();
    Permitted permitted = announcements.check(plane, registration, ownPort, now);
    Optional<PlaneEntry> known = directory.find(plane.planeId()).filter(PlaneEntry::isRegistered);
    if (known.filter(entry -> isAsAnnounced(entry, registration)).isEmpty()) {
      known.ifPresent(entry -> requireRest(entry.announced().at(), now));
      database.change(
          Topic.PLANES,
          entities -> {
            permitted.requireFree(entities);
            permitted.displaced().forEach(id -> displace(entities, id, plane, now));
            Plane joining = inUse(entities, plane);
            String former = joining.addresses();
            // A row of a former version has a version, but not the time of its report.
            if (joining.versionSince().isEmpty() && !joining.isRunning(registration.version())) {
              entities.persist(joining.runs(registration.version(), now));
            }
            joining.register(registration.announced(now));
            noteAddresses(entities, plane, former, joining.addresses(), now);
            return now;
          });
    }
    heard(plane, registration.version(), now);
  }

  /** Counted, because a plane registers as often as it likes. */
  private static void noteAddresses(
      EntityManager entities, JoiningPlane plane, String former, String present, Instant now) {
    if (!present.equals(former)) {
      AuditEntry.count(
          entities,
          now,
          plane.name(),
          "plane.register",
          "plane " + plane.planeId(),
          former.isEmpty() ? present : "from " + former + " to " + present);
    }
  }

  private static void displace(EntityManager entities, String id, JoiningPlane by, Instant now) {
    entities.find(Plane.class, id).forgetAddresses();
    AuditEntry.count(
        entities, now, by.name(), "plane.take-address", "plane " + id, "by plane " + by.planeId());
  }

  /**
   * Notes that the plane lives, and which version runs there.
   *
   * @throws ProblemException a conflict when the plane has not registered; it then does
   */
  void heartbeat(JoiningPlane plane, String version) {
    if (directory.find(plane.planeId()).filter(PlaneEntry::isRegistered).isEmpty()) {
      throw ProblemException.conflict("This plane has not registered.");
    }
    heard(plane, version, clock.instant());
  }

  private void heard(JoiningPlane plane, String version, Instant now) {
    heartbeats.heard(plane.planeId(), now);
    versions.report(plane.planeId(), version, now);
  }

  private static boolean isAsAnnounced(PlaneEntry entry, Registration registration) {
    Announced known = entry.announced();
    Announced said = registration.announced(known.at());
    return known.path() == said.path()
        && Objects.equals(known.collector(), said.collector())
        && Objects.equals(known.direct(), said.direct())
        && known.labels().equals(said.labels());
  }

  private static void requireRest(Instant last, Instant now) {
    if (now.isBefore(last.plus(BETWEEN_CHANGES))) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "This plane announced something else less than "
              + BETWEEN_CHANGES.toSeconds()
              + " seconds ago; register again after that.");
    }
  }

  /** It may have been retired a moment ago. */
  private static Plane inUse(EntityManager entities, JoiningPlane plane) {
    return Optional.ofNullable(entities.find(Plane.class, plane.planeId()))
        .filter(known -> !known.isRetired())
        .orElseThrow(() -> ProblemException.forbidden("This plane is retired."));
  }

  private static Plane planeFor(EntityManager entities, PlaneId id, Instant now) {
    Plane known = entities.find(Plane.class, id.text());
    if (known == null) {
      Plane plane = new Plane(id, now);
      entities.persist(plane);
      return plane;
    }
    if (known.isRetired()) {
      throw ProblemException.conflict(
          "Plane '" + id + "' is retired; stored metrics carry its id, so it is not given again.");
    }
    return known;
  }

  private static void endFormer(EntityManager entities, PlaneId id, Instant now, Instant end) {
    for (JoinToken former :
        entities
            .createQuery("select t from JoinToken t where t.planeId = :plane", JoinToken.class)
            .setParameter("plane", id.text())
            .getResultList()) {
      former.endAt(end);
      if (!now.isBefore(former.validUntil())) {
        entities.remove(former);
      }
    }
  }
}
