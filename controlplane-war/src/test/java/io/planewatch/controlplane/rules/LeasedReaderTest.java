package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Leases;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two replicas, of which one waits for Prometheus longer than the lease lasts. */
class LeasedReaderTest {
  private final SettableClock clock = new SettableClock();
  private final List<Boolean> takenOver = new ArrayList<>();

  @EveryDatabase
  void noOtherReplicaWritesDuringALongReadingAndSoonAfterItOneMay(Storage storage) {
    // given
    Leases mine = new Leases(storage.open(clock), clock);
    Leases others = new Leases(storage.open(clock), clock);
    assertThat(mine.hold("rules")).isTrue();
    RuleReader slow =
        new RuleReader() {
          @Override
          public Reading readAgain() {
            clock.advance(Duration.ofSeconds(30));
            takenOver.add(others.hold("rules"));
            return new Reading.Accepted();
          }

          @Override
          public Optional<Start> started() {
            return Optional.empty();
          }
        };

    // when
    RuleReader.Reading reading =
        new LeasedReader(
                slow, () -> mine.hold("rules", Duration.ofSeconds(35)), () -> mine.hold("rules"))
            .readAgain();

    // then
    assertThat(reading).isInstanceOf(RuleReader.Reading.Accepted.class);
    assertThat(takenOver).containsExactly(false);
    clock.advance(Duration.ofSeconds(25));
    assertThat(others.hold("rules")).isTrue();
  }

  @EveryDatabase
  void aReplicaWithoutTheLeaseReadsNothing(Storage storage) {
    // given
    Leases others = new Leases(storage.open(clock), clock);
    Leases mine = new Leases(storage.open(clock), clock);
    assertThat(others.hold("rules")).isTrue();
    RuleReader never =
        new RuleReader() {
          @Override
          public Reading readAgain() {
            throw new AssertionError("read without the lease");
          }

          @Override
          public Optional<Start> started() {
            return Optional.empty();
          }
        };

    // then
    assertThat(
            new LeasedReader(never, () -> mine.hold("rules"), () -> mine.hold("rules")).readAgain())
        .isInstanceOf(RuleReader.Reading.Away.class);
  }
}
