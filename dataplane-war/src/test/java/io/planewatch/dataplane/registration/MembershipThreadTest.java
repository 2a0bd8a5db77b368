package io.planewatch.dataplane.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MembershipThreadTest {
  @Test
  void aStepThatFailsEndsNothing() throws InterruptedException {
    // given
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(3);
    MembershipThread membership =
        new MembershipThread(
            () -> {
              third.countDown();
              if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("unexpected");
              }
              if (steps.get() == 2) {
                throw new OutOfMemoryError("once");
              }
              return Duration.ofMillis(1);
            },
            Duration.ofMillis(1));

    // when
    Thread thread = new Thread(membership);
    thread.start();

    // then
    assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();

    // when
    membership.stop();
    thread.join(30_000);

    // then
    assertThat(thread.isAlive()).isFalse();
  }
}
