package io.planewatch.dataplane.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Test
  void doublesUpToTheLongest() {
    // Given
    Backoff backoff = new Backoff(FIRST, LONGEST, () -> 1);

    // Then
    assertThat(Stream.generate(backoff::next).limit(5).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 5L, 5L);
  }

  @Test
  void spreadsOverTheUpperHalf() {
    assertThat(new Backoff(FIRST, LONGEST, () -> 0).next()).isEqualTo(FIRST.dividedBy(2));
  }

  @Test
  void beginsAnewAfterSuccess() {
    // Given
    Backoff backoff = new Backoff(FIRST, LONGEST, () -> 1);
    backoff.next();
    backoff.next();

    // When
    backoff.reset();

    // Then
    assertThat(backoff.next()).isEqualTo(FIRST);
  }
}
