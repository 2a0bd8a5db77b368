package io.planewatch.controlplane.planes.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.planes.Thresholds;
import io.planewatch.controlplane.planes.joining.HeartbeatLog;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

class LifecycleWatchTest {
  private static final Thresholds THRESHOLDS =
      new Thresholds(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(5));
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final String PROD = "prod";

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Heartbeats heartbeats = new Heartbeats(Duration.ofSeconds(15));
  private TransactionalDatabase database;
  private LifecycleWatch watch;
  private Registry registry;

  private void open(Storage storage) {
    database = storage.open(clock, directory);
    watch = new LifecycleWatch(database, directory, heartbeats, THRESHOLDS, clock);
    registry = new Registry(database, clock);
    database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = new Plane(new PlaneId(PROD), clock.instant());
          plane.describe(new Description(PROD, PROD, "default", null, null));
          entities.persist(plane);
          return plane;
        });
  }

  private void hear() {
    heartbeats.heard(PROD, clock.instant());
    watch.look();
  }

  private void pass(Duration duration) {
    clock.advance(duration);
    watch.look();
  }

  private Lifecycle now() {
    return directory.find(PROD).orElseThrow().lifecycle();
  }

  private long rowVersion() {
    return directory.find(PROD).orElseThrow().rowVersion();
  }

  private List<Lifecycle> history() {
    return registry.history(PROD, Long.MAX_VALUE, 100).stream()
        .map(PlaneEvent::lifecycle)
        .filter(Objects::nonNull)
        .toList();
  }

  @EveryDatabase
  void aSilentPlaneGoesThroughEveryStateAndComesBack(Storage storage) {
    // given
    open(storage);

    // when
    hear();
    pass(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(5));
    pass(Duration.ofMinutes(5));
    hear();

    // then
    assertThat(history())
        .containsExactly(
            Lifecycle.LIVE, Lifecycle.OFFLINE, Lifecycle.STALE, Lifecycle.LATE, Lifecycle.LIVE);
  }

  @EveryDatabase
  void aPlaneThatFlapsWritesARowAChangeAndNotAHeartbeat(Storage storage) {
    // given
    open(storage);

    // when
    for (int beat = 0; beat < 50; beat++) {
      clock.advance(Duration.ofSeconds(5));
      hear();
    }

    // then
    assertThat(history()).containsExactly(Lifecycle.LIVE);
  }

  @EveryDatabase
  void maintenanceHoldsItsTimeAndNoLonger(Storage storage) {
    // given
    open(storage);
    hear();

    // when
    registry.maintain(PROD, rowVersion(), Duration.ofHours(1), "admin");
    pass(Duration.ofMinutes(59));
    Lifecycle during = now();
    pass(Duration.ofMinutes(1));

    // then
    assertThat(during).isEqualTo(Lifecycle.MAINTENANCE);
    assertThat(now()).isEqualTo(Lifecycle.OFFLINE);
  }

  @EveryDatabase
  void aRetiredPlaneStaysRetired(Storage storage) {
    // given
    open(storage);
    hear();

    // when
    registry.retire(PROD, rowVersion(), "admin");
    hear();

    // then
    assertThat(now()).isEqualTo(Lifecycle.RETIRED);
    assertThatThrownBy(() -> registry.retire(PROD, rowVersion(), "admin"))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aChangeOnAnOldReadingIsRefused(Storage storage) {
    // given
    open(storage);
    long read = rowVersion();
    registry.describe(
        PROD, read, new Description("Production", PROD, "retail", "team", "gold"), "alice");

    // then
    assertThatThrownBy(
            () ->
                registry.describe(
                    PROD, read, new Description("Mine", PROD, "bank", null, null), "bob"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(412));
    assertThat(directory.find(PROD).orElseThrow().lineOfBusiness()).isEqualTo("retail");
  }

  @EveryDatabase
  void twoReplicasThatSeeTheSameChangeWriteItOnce(Storage storage) {
    // given
    open(storage);
    PlaneDirectory elsewhere = new PlaneDirectory();
    LifecycleWatch replica =
        new LifecycleWatch(
            storage.open(clock, elsewhere), elsewhere, heartbeats, THRESHOLDS, clock);

    // when
    hear();
    replica.look();

    // then
    assertThat(history()).containsExactly(Lifecycle.LIVE);
  }

  @EveryDatabase
  void whatAPlaneDoesByItselfIsNobodysConcurrentChange(Storage storage) {
    // given
    open(storage);
    long read = rowVersion();

    // when
    hear();
    pass(Duration.ofSeconds(10));

    // then
    assertThatCode(
            () ->
                registry.describe(
                    PROD, read, new Description("Shop", PROD, "retail", null, null), "alice"))
        .doesNotThrowAnyException();
  }

  /** Its heartbeats go to one of two replicas, and the other reads of them in the database. */
  @EveryDatabase
  void aPlaneThatReportsInTimeIsLateToNoReplica(Storage storage) {
    // given
    open(storage);
    HeartbeatLog here = new HeartbeatLog(database, heartbeats);
    PlaneDirectory planes = new PlaneDirectory();
    TransactionalDatabase replica = storage.open(clock, planes);
    Heartbeats known = new Heartbeats(THRESHOLDS.staleAfter());
    HeartbeatLog there = new HeartbeatLog(replica, known);
    LifecycleWatch itsWatch = new LifecycleWatch(replica, planes, known, THRESHOLDS, clock);
    long turn = HeartbeatLog.interval(BEAT).toSeconds();
    hear();

    // when
    for (long second = 1; second <= 60; second++) {
      clock.advance(Duration.ofSeconds(1));
      if (second % BEAT.toSeconds() == 0) {
        heartbeats.heard(PROD, clock.instant());
      }
      // Each just before it would learn something new: the worst that may happen.
      itsWatch.look();
      watch.look();
      if (second % turn == 0) {
        there.exchange();
        replica.refresh();
        here.exchange();
      }
    }

    // then
    assertThat(history()).containsExactly(Lifecycle.LIVE);
  }
}
