package io.planewatch.controlplane.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.time.Duration;

class LeasesTest {
  private final SettableClock clock = new SettableClock();

  @EveryDatabase
  void oneReplicaHoldsItUntilItStopsAsking(Storage storage) {
    // given
    Leases one = new Leases(storage.open(clock), clock);
    Leases other = new Leases(storage.open(clock), clock);

    // then
    assertThat(one.hold("rules")).isTrue();
    assertThat(other.hold("rules")).isFalse();
    clock.advance(Duration.ofSeconds(15));
    assertThat(one.hold("rules")).isTrue();
    clock.advance(Duration.ofSeconds(15));
    assertThat(other.hold("rules")).isFalse();
    clock.advance(Duration.ofSeconds(30));
    assertThat(other.hold("rules")).isTrue();
    assertThat(one.hold("rules")).isFalse();
  }

  @EveryDatabase
  void aHolderWhoseWorkTakesLongerHoldsItForItsOwnTerm(Storage storage) {
    // given
    Leases one = new Leases(storage.open(clock), clock);
    Leases other = new Leases(storage.open(clock), clock);
    assertThat(one.hold("rules", Duration.ofSeconds(90))).isTrue();

    // then
    clock.advance(Duration.ofSeconds(89));
    assertThat(other.hold("rules")).isFalse();
    clock.advance(Duration.ofSeconds(2));
    assertThat(other.hold("rules")).isTrue();
  }
}
