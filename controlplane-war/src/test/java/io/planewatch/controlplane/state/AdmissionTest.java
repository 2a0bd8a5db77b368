package io.planewatch.controlplane.state;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  @Test
  void admitsAsManyAsThereArePlacesAndRefusesTheNextAfterItsPatience() {
    Admission admission = new Admission(2, 10, Duration.ofMillis(20));

    assertThat(admission.enter()).isTrue();
    assertThat(admission.enter()).isTrue();
    assertThat(admission.enter()).isFalse();

    admission.leave();
    assertThat(admission.enter()).isTrue();
  }

  @Test
  void refusesAtOnceWhenEnoughThreadsWait() throws InterruptedException {
    // given
    Admission admission = new Admission(1, 1, Duration.ofSeconds(60));
    admission.enter();
    CountDownLatch admitted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              if (admission.enter()) {
                admitted.countDown();
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }

    // when
    boolean third = admission.enter();

    // then
    assertThat(third).isFalse();
    admission.leave();
    assertThat(admitted.await(30, SECONDS)).isTrue();
  }
}
