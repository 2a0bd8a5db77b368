package io.planewatch.controlplane.planes.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.List;

class JoiningTest extends JoiningCase {
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
