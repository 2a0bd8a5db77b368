package io.planewatch.controlplane.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RequestLimit limit = new RequestLimit(10, nanos::get);

  private long admitted(String caller, int requests) {
    return IntStream.range(0, requests)
        .filter(i -> limit.admits(new RequestLimitKey("account", caller)))
        .count();
  }

  @Test
  void fiveSecondsWorthMayComeAtOnce() {
    assertThat(admitted("alice", 200)).isEqualTo(50);
  }

  @Test
  void oneCallersRequestsTakeNothingFromAnother() {
    // given
    admitted("alice", 200);

    // then
    assertThat(admitted("bob", 200)).isEqualTo(50);
  }

  @Test
  void whoWaitsMaySendAsMuchAsTheTimeAllows() {
    // given
    admitted("alice", 200);

    // when
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    // then
    assertThat(admitted("alice", 200)).isEqualTo(20);
  }

  @Test
  void requestsThatWereNotSentDoNotPileUp() {
    // given
    admitted("alice", 1);

    // when
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));

    // then
    assertThat(admitted("alice", 200)).isEqualTo(50);
  }
}
