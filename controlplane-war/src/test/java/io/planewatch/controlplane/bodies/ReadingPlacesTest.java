package io.planewatch.controlplane.bodies;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadingPlacesTest {
  private static ReadingPlaces places(int ofCaller, int waiting, int inAll, Duration patience) {
    return new ReadingPlaces(new ReadingPlaces.Limits(ofCaller, waiting, inAll, 0, patience));
  }

  @Test
  void aCallerFillsItsOwnPlacesAlone() {
    ReadingPlaces places = places(2, 5, 10, Duration.ofMillis(20));

    assertThat(places.enter("slow")).isTrue();
    assertThat(places.enter("slow")).isTrue();
    assertThat(places.enter("slow")).isFalse();
    assertThat(places.enter("other")).isTrue();
  }

  @Test
  void allTogetherHaveABound() {
    ReadingPlaces places = places(2, 5, 3, Duration.ofMillis(20));
    places.enter("a");
    places.enter("b");
    places.enter("c");

    assertThat(places.enter("d")).isFalse();

    places.leave("a");
    assertThat(places.enter("d")).isTrue();
  }

  @Test
  void aRequestWaitsForAPlaceOfItsCaller() throws InterruptedException {
    // given
    ReadingPlaces places = places(1, 1, 10, Duration.ofSeconds(60));
    places.enter("a");
    CountDownLatch entered = new CountDownLatch(1);
    Thread next =
        new Thread(
            () -> {
              if (places.enter("a")) {
                entered.countDown();
              }
            });
    next.start();
    while (next.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }
    assertThat(places.enter("a")).isFalse();

    // when
    places.leave("a");

    // then
    assertThat(entered.await(30, SECONDS)).isTrue();
  }

  @Test
  void whoeverWaitedInVainLeavesNothingBehind() {
    ReadingPlaces places = places(1, 1, 2, Duration.ofMillis(5));
    places.enter("a");
    for (int i = 0; i < 10; i++) {
      assertThat(places.enter("a")).isFalse();
    }

    assertThat(places.enter("b")).isTrue();
  }

  @Test
  void callersWithPlacesLeaveSomeToCallersWithNone() {
    ReadingPlaces places =
        new ReadingPlaces(new ReadingPlaces.Limits(9, 0, 3, 1, Duration.ofMillis(5)));

    assertThat(places.enter("a")).isTrue();
    assertThat(places.enter("a")).isTrue();
    assertThat(places.enter("a")).isFalse();
    assertThat(places.enter("b")).isTrue();
  }
}
