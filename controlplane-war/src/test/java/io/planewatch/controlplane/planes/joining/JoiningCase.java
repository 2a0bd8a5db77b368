package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.addresses.FakeHosts;
import io.planewatch.controlplane.planes.addresses.ScrapePolicy;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What tests of joining planes have in common: a registry, its tokens and a clock. */
abstract class JoiningCase {
  static final int OWN_PORT = 3000;
  static final PlaneId PROD = new PlaneId("prod");

  final SettableClock clock = new SettableClock();
  final PlaneDirectory directory = new PlaneDirectory();
  final JoinTokenDirectory tokens = new JoinTokenDirectory();
  final Heartbeats heartbeats = new Heartbeats(Duration.ofSeconds(15));

  final ScrapePolicy policy =
      new ScrapePolicy(Set.of(Address.parse("10.0.0.1:9090")), Set.of(), new FakeHosts());
  final Announcements announcements =
      new Announcements(tokens, directory, heartbeats, policy, Set.of("region"));

  VersionReports versions;

  Joining joining(Storage storage) {
    return joining(storage.open(clock, directory, tokens));
  }

  Joining joining(Database database) {
    versions = new VersionReports(database, directory, clock);
    return new Joining(database, directory, announcements, heartbeats, versions, clock);
  }

  static List<String> recorded(Storage storage) {
    return new ArrayList<>(
        storage
            .open(new SettableClock())
            .inTransaction(
                entities ->
                    entities
                        .createQuery(
                            "select e.version from PlaneEvent e where e.version is not null order by e.id",
                            String.class)
                        .getResultList()));
  }

  static long changes(Storage storage) {
    return storage
        .open(new SettableClock())
        .inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select r.changes from Revision r where r.topic = :planes", Long.class)
                    .setParameter("planes", Topic.PLANES)
                    .getSingleResult());
  }

  static JoinTokenRequest.Checked prod(String... announce) {
    return new JoinTokenRequest("prod", null, null, null, null, List.of(announce), null)
        .checked("prod");
  }

  static Registration registration(String collector) {
    return Registration.of(
        Json.createObjectBuilder().add("version", "1.0.0").add("collector", collector).build());
  }

  static Token issue(Joining joining, PlaneId id, JoinTokenRequest.Checked request) {
    return joining.issueToken(id, request, "admin", OWN_PORT);
  }

  static void register(Joining joining, JoiningPlane plane, Registration registration) {
    joining.register(plane, registration, OWN_PORT);
  }

  JoiningPlane plane(Token token) {
    return (JoiningPlane) tokens.identify(token.hash(), clock.instant()).orElseThrow();
  }

  /** Another replica, which does not look into the database by itself. */
  final class Replica {
    final PlaneDirectory planes = new PlaneDirectory();
    final JoinTokenDirectory itsTokens = new JoinTokenDirectory();
    final VersionReports itsVersions;
    final Joining joining;

    Replica(Storage storage) {
      Announcements itsAnnouncements =
          new Announcements(itsTokens, planes, heartbeats, policy, Set.of());
      Database itsDatabase = storage.open(clock, planes, itsTokens);
      itsVersions = new VersionReports(itsDatabase, planes, clock);
      joining = new Joining(itsDatabase, planes, itsAnnouncements, heartbeats, itsVersions, clock);
    }
  }
}
