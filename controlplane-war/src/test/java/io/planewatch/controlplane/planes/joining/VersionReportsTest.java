package io.planewatch.controlplane.planes.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;

/** Which versions that planes report are recorded. */
class VersionReportsTest extends JoiningCase {
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
}
