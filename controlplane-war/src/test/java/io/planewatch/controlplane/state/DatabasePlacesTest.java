package io.planewatch.controlplane.state;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DatabasePlacesTest {
  @Test
  void admitsAsManyAsThereArePlacesAndRefusesTheNextAfterItsPatience() {
    DatabasePlaces places = new DatabasePlaces(2, 10, Duration.ofMillis(20));

    assertThat(places.enter()).isTrue();
    assertThat(places.enter()).isTrue();
    assertThat(places.enter()).isFalse();

    places.leave();
    assertThat(places.enter()).isTrue();
  }

  @Test
  void refusesAtOnceWhenEnoughThreadsWait() throws InterruptedException {
    // given
    DatabasePlaces places = new DatabasePlaces(1, 1, Duration.ofSeconds(60));
    places.enter();
    CountDownLatch admitted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              if (places.enter()) {
                admitted.countDown();
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }

    // when
    boolean third = places.enter();

    // then
    assertThat(third).isFalse();
    places.leave();
    assertThat(admitted.await(30, SECONDS)).isTrue();
  }
}
