package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lets planes into the registry. */
final class Joining {
  private final Database database;
  private final PlaneDirectory directory;
  private final Announcements announcements;
  private final Heartbeats heartbeats;
  private final Clock clock;

  Joining(
      Database database,
      PlaneDirectory directory,
      Announcements announcements,
      Heartbeats heartbeats,
      Clock clock) {
    this.database = database;
    this.directory = directory;
    this.announcements = announcements;
    this.heartbeats = heartbeats;
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

  void register(JoiningPlane plane, Registration registration, int ownPort) {
    Instant now = clock.instant();
    Permitted permitted = announcements.check(plane, registration, ownPort, now);
    database.change(
        Topic.PLANES,
        entities -> {
          permitted.requireFree(entities);
          permitted.displaced().forEach(id -> entities.find(Plane.class, id).forgetAddresses());
          Plane joining = inUse(entities, plane);
          noteVersion(entities, joining, registration.version(), now);
          joining.register(registration.announced(now));
          return now;
        });
    heartbeats.heard(plane.planeId(), now);
  }

  /**
   * Notes that the plane lives, and which version runs there.
   *
   * @throws ProblemException a conflict when the plane has not registered; it then does
   */
  void heartbeat(JoiningPlane plane, String version) {
    PlaneEntry entry =
        directory
            .find(plane.planeId())
            .filter(PlaneEntry::isRegistered)
            .orElseThrow(() -> ProblemException.conflict("This plane has not registered."));
    Instant now = clock.instant();
    if (!version.equals(entry.version())) {
      database.change(
          Topic.PLANES,
          entities -> {
            Plane reporting = inUse(entities, plane);
            noteVersion(entities, reporting, version, now);
            reporting.runs(version);
            return version;
          });
    }
    heartbeats.heard(plane.planeId(), now);
  }

  /** By the row: this replica may not know yet what the plane told another. */
  private static void noteVersion(
      EntityManager entities, Plane plane, String version, Instant now) {
    if (!plane.isRunning(version)) {
      entities.persist(PlaneEvent.runs(plane.id(), version, now));
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
