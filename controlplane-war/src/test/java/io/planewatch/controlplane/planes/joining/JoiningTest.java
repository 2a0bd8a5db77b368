package io.planewatch.controlplane.planes.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.planes.addresses.FakeHosts;
import io.planewatch.controlplane.planes.addresses.ScrapePolicy;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import io.planewatch.controlplane.state.TransactionalDatabase;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class JoiningTest {
  private static final int OWN_PORT = 3000;
  private static final PlaneId PROD = new PlaneId("prod");

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final JoinTokenDirectory tokens = new JoinTokenDirectory();
  private final Heartbeats heartbeats = new Heartbeats(Duration.ofSeconds(15));

  private final ScrapePolicy policy =
      new ScrapePolicy(Set.of(Address.parse("10.0.0.1:9090")), Set.of(), new FakeHosts());
  private final Announcements announcements =
      new Announcements(tokens, directory, heartbeats, policy, Set.of("region"));

  private VersionReports versions;

  private Joining joining(Storage storage) {
    return joining(storage.open(clock, directory, tokens));
  }

  private Joining joining(Database database) {
    versions = new VersionReports(database, directory, clock);
    return new Joining(database, directory, announcements, heartbeats, versions, clock);
  }

  private static List<String> recorded(Storage storage) {
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

  private static long changes(Storage storage) {
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

  private static JoinTokenRequest.Checked prod(String... announce) {
    return new JoinTokenRequest("prod", null, null, null, null, List.of(announce), null)
        .checked("prod");
  }

  private static Registration registration(String collector) {
    return Registration.of(
        Json.createObjectBuilder().add("version", "1.0.0").add("collector", collector).build());
  }

  private static Token issue(Joining joining, PlaneId id, JoinTokenRequest.Checked request) {
    return joining.issueToken(id, request, "admin", OWN_PORT);
  }

  private static void register(Joining joining, JoiningPlane plane, Registration registration) {
    joining.register(plane, registration, OWN_PORT);
  }

  private JoiningPlane plane(Token token) {
    return (JoiningPlane) tokens.identify(token.hash(), clock.instant()).orElseThrow();
  }

  @EveryDatabase
  void aPlaneIsKnownAsSoonAsItHasAToken(Storage storage) {
    // when
    Token token = issue(joining(storage), PROD, prod("10.0.0.7:8889"));

    // then
    assertThat(plane(token).planeId()).isEqualTo("prod");
    assertThat(directory.find("prod"))
        .hasValueSatisfying(entry -> assertThat(entry.isRegistered()).isFalse());
  }

  @EveryDatabase
  void aRegisteredPlaneIsATarget(Storage storage) {
    // given
    Joining joining = joining(storage);
    Token token = issue(joining, PROD, prod("10.0.0.7:8889"));

    // when
    register(joining, plane(token), registration("10.0.0.7:8889"));

    // then
    assertThat(directory.find("prod").orElseThrow().target(ScrapePath.COLLECTOR))
        .contains("10.0.0.7:8889");
    assertThat(heartbeats.pulse("prod")).isPresent();
  }

  @EveryDatabase
  void theAuditLogTellsOfNewAndChangedAddressesOnly(Storage storage) {
    // given
    TransactionalDatabase database = storage.open(clock, directory, tokens);
    Joining joining = joining(database);
    Token token = issue(joining, PROD, prod("10.0.0.7:8889", "10.0.0.8:8889"));

    // when
    register(joining, plane(token), registration("10.0.0.7:8889"));
    register(joining, plane(token), registration("10.0.0.7:8889"));
    clock.advance(Duration.ofMinutes(1));
    register(joining, plane(token), registration("10.0.0.8:8889"));

    // then
    List<?> details =
        database.inTransaction(
            entities ->
                entities
                    .createNativeQuery(
                        "select detail from audit_entry where action = 'plane.register' order by"
                            + " id")
                    .getResultList());
    assertThat(details.stream().map(String::valueOf))
        .containsExactly(
            "collector 10.0.0.7:8889", "from collector 10.0.0.7:8889 to collector 10.0.0.8:8889");
  }

  @EveryDatabase
  void anAddressThatTheTokenDoesNotNameIsRefusedAndChangesNothing(Storage storage) {
    // given
    Joining joining = joining(storage);
    Token token = issue(joining, PROD, prod("10.0.0.7:8889"));

    // then
    assertThatThrownBy(() -> register(joining, plane(token), registration("10.0.0.8:8889")))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> register(joining, plane(token), registration("10.0.0.7:9090")))
        .isInstanceOf(ProblemException.class);
    assertThat(directory.find("prod").orElseThrow().isRegistered()).isFalse();
  }

  @EveryDatabase
  void aNewTokenEndsTheFormerOne(Storage storage) {
    // given
    Joining joining = joining(storage);
    Token former = issue(joining, PROD, prod("10.0.0.7:8889"));

    // when
    issue(joining, PROD, prod("10.0.0.7:8889"));

    // then
    assertThat(tokens.identify(former.hash(), clock.instant())).isEmpty();
  }

  @EveryDatabase
  void aPlaneThatNeverRegisteredIsToldSoWhenItReports(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));

    // then
    assertThatThrownBy(() -> joining.heartbeat(plane, "1.0.0"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(409));
  }

  @EveryDatabase
  void aHeartbeatTellsTheVersionThatRuns(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));

    // when
    clock.advance(Duration.ofMinutes(2));
    joining.heartbeat(plane, "1.1.0");
    versions.record();

    // then
    assertThat(directory.find("prod").orElseThrow().version()).isEqualTo("1.1.0");
  }

  @EveryDatabase
  void aVersionThatAFormerControlPlaneRecordedIsNoChange(Storage storage) {
    // given
    Database database = storage.open(clock, directory, tokens);
    Joining joining = joining(database);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    database.inTransaction(
        entities ->
            entities
                .createNativeQuery("update plane set version = '1.0.0' where id = 'prod'")
                .executeUpdate());

    // when
    register(joining, plane, registration("10.0.0.7:8889"));

    // then
    assertThat(recorded(storage)).isEmpty();
  }

  @EveryDatabase
  void aVersionThatFlapsIsRecordedOnceAMinuteAndTheLatestIsNotLost(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));
    long before = changes(storage);

    // when 30 heartbeats a second, each with another version, for half a minute
    for (int second = 0; second < 30; second++) {
      for (int i = 0; i < 30; i++) {
        joining.heartbeat(plane, "2." + second + "." + i);
      }
      clock.advance(Duration.ofSeconds(1));
      versions.record();
    }

    // then nothing was written and nothing was read anew
    assertThat(recorded(storage)).containsExactly("1.0.0");
    assertThat(changes(storage)).isEqualTo(before);

    // when the minute is over
    clock.advance(Duration.ofSeconds(30));
    versions.record();

    // then
    assertThat(recorded(storage)).containsExactly("1.0.0", "2.29.29");
    assertThat(directory.find("prod").orElseThrow().version()).isEqualTo("2.29.29");
    assertThat(changes(storage)).isEqualTo(before + 1);
  }

  @EveryDatabase
  void aVersionThatComesBackWithinTheMinuteIsNoChange(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));

    // when
    joining.heartbeat(plane, "2.0.0");
    joining.heartbeat(plane, "1.0.0");
    clock.advance(Duration.ofMinutes(2));
    versions.record();

    // then
    assertThat(recorded(storage)).containsExactly("1.0.0");
  }

  @EveryDatabase
  void registeringAgainWithoutANewAddressWritesNothing(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));
    long before = changes(storage);

    // when
    for (int i = 0; i < 20; i++) {
      register(joining, plane, registration("10.0.0.7:8889"));
    }

    // then
    assertThat(changes(storage)).isEqualTo(before);
  }

  @EveryDatabase
  void aPlaneThatAnnouncesAnotherAddressEachTimeIsSlowedDown(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.0/24:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));

    // then
    assertThatThrownBy(() -> register(joining, plane, registration("10.0.0.8:8889")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(429));

    // when
    clock.advance(Duration.ofSeconds(10));
    register(joining, plane, registration("10.0.0.8:8889"));

    // then
    assertThat(directory.find("prod").orElseThrow().target(ScrapePath.COLLECTOR))
        .contains("10.0.0.8:8889");
  }

  @EveryDatabase
  void aHeartbeatIsNobodysConcurrentChange(Storage storage) {
    // given
    Database database = storage.open(clock, directory, tokens);
    Joining joining = joining(database);
    Token token = issue(joining, PROD, prod("10.0.0.7:8889"));
    register(joining, plane(token), registration("10.0.0.7:8889"));
    long shown = directory.find("prod").orElseThrow().rowVersion();

    // when
    clock.advance(Duration.ofSeconds(5));
    heartbeats.heard("prod", clock.instant());
    new HeartbeatLog(database, heartbeats).exchange();

    // then
    assertThat(
            database.<Long>inTransaction(
                entities ->
                    entities
                        .createQuery(
                            "select p.rowVersion from Plane p where p.id = 'prod'", Long.class)
                        .getSingleResult()))
        .isEqualTo(shown);
  }

  @EveryDatabase
  void heartbeatsReachTheDatabaseAndComeBackAfterARestart(Storage storage) {
    // given
    Joining joining = joining(storage);
    JoiningPlane plane = plane(issue(joining, PROD, prod("10.0.0.7:8889")));
    register(joining, plane, registration("10.0.0.7:8889"));
    clock.advance(Duration.ofSeconds(5));
    joining.heartbeat(plane, "1.0.0");
    TransactionalDatabase database = storage.open(clock, new PlaneDirectory());

    // when
    new HeartbeatLog(database, heartbeats).exchange();
    Heartbeats afterRestart = new Heartbeats(Duration.ofSeconds(15));
    new HeartbeatLog(database, afterRestart).exchange();

    // then
    assertThat(afterRestart.pulse("prod"))
        .hasValueSatisfying(pulse -> assertThat(pulse.lastSeen()).isEqualTo(clock.instant()));
  }

  /** Another replica, which does not look into the database by itself. */
  private final class Replica {
    private final PlaneDirectory planes = new PlaneDirectory();
    private final JoinTokenDirectory itsTokens = new JoinTokenDirectory();
    private final VersionReports itsVersions;
    private final Joining joining;

    Replica(Storage storage) {
      Announcements itsAnnouncements =
          new Announcements(itsTokens, planes, heartbeats, policy, Set.of());
      Database itsDatabase = storage.open(clock, planes, itsTokens);
      itsVersions = new VersionReports(itsDatabase, planes, clock);
      joining = new Joining(itsDatabase, planes, itsAnnouncements, heartbeats, itsVersions, clock);
    }
  }

  @EveryDatabase
  void ofTwoThatAnnounceAnAddressAtOnceOneGetsIt(Storage storage) {
    // given
    Joining here = joining(storage);
    JoiningPlane one = plane(issue(here, PROD, prod("10.0.0.0/24:8889")));
    JoiningPlane other = plane(issue(here, new PlaneId("qa"), prod("10.0.0.0/24:8889")));
    Replica elsewhere = new Replica(storage);

    // when
    register(here, one, registration("10.0.0.7:8889"));

    // then
    assertThatThrownBy(() -> register(elsewhere.joining, other, registration("10.0.0.7:8889")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("another plane's");
  }

  @EveryDatabase
  void aVersionIsNotedOnceWhicheverReplicaHearsOfIt(Storage storage) {
    // given
    Joining here = joining(storage);
    JoiningPlane plane = plane(issue(here, PROD, prod("10.0.0.7:8889")));
    register(here, plane, registration("10.0.0.7:8889"));
    Replica elsewhere = new Replica(storage);

    // when
    clock.advance(Duration.ofMinutes(2));
    here.heartbeat(plane, "2.0.0");
    elsewhere.joining.heartbeat(plane, "2.0.0");
    versions.record();
    elsewhere.itsVersions.record();

    // then
    assertThat(recorded(storage)).containsExactly("1.0.0", "2.0.0");
  }

  @EveryDatabase
  void twoReplicasTogetherRecordOneChangeAMinute(Storage storage) {
    // given
    Joining here = joining(storage);
    JoiningPlane plane = plane(issue(here, PROD, prod("10.0.0.7:8889")));
    register(here, plane, registration("10.0.0.7:8889"));
    Replica elsewhere = new Replica(storage);
    clock.advance(Duration.ofMinutes(2));

    // when
    here.heartbeat(plane, "2.0.0");
    clock.advance(Duration.ofSeconds(1));
    elsewhere.joining.heartbeat(plane, "3.0.0");
    versions.record();
    elsewhere.itsVersions.record();

    // then
    assertThat(recorded(storage)).containsExactly("1.0.0", "2.0.0");

    // when
    clock.advance(Duration.ofMinutes(1));
    elsewhere.joining.heartbeat(plane, "3.0.0");
    versions.record();
    elsewhere.itsVersions.record();

    // then
    assertThat(recorded(storage)).containsExactly("1.0.0", "2.0.0", "3.0.0");
  }

  @EveryDatabase
  void aPlaneThatWasRetiredAMomentAgoDoesNotRegister(Storage storage) {
    // given
    Joining here = joining(storage);
    JoiningPlane plane = plane(issue(here, PROD, prod("10.0.0.7:8889")));
    storage
        .open(clock)
        .inTransaction(
            entities -> {
              entities.find(Plane.class, "prod").retire(clock.instant());
              return plane;
            });

    // then
    assertThatThrownBy(() -> register(here, plane, registration("10.0.0.7:8889")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("retired");
  }

  @EveryDatabase
  void aNewTokenLeavesWhatAdministratorsWroteOfThePlane(Storage storage) {
    // given
    Joining joining = joining(storage);
    List<String> announce = List.of("10.0.0.7:8889");
    issue(
        joining,
        PROD,
        new JoinTokenRequest("prod", "retail", "Shop", "team shop", "gold", announce, null)
            .checked("prod"));

    // when
    issue(joining, PROD, prod("10.0.0.7:8889"));

    // then
    assertThat(directory.find("prod").orElseThrow().description())
        .isEqualTo(new Description("Shop", "prod", "retail", "team shop", "gold"));
  }
}
