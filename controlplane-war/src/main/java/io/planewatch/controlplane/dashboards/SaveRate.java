package io.planewatch.controlplane.dashboards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How often one author changes dashboards; each replica counts for itself. */
final class SaveRate {
  private static final int MOST_AUTHORS = 10_000;

  private final int perMinute;
  private final Cache<String, AtomicInteger> counts;

  SaveRate(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_AUTHORS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * Counts one change.
   *
   * @throws ProblemException 429 when the author has made all changes of this minute
   */
  void count(Caller author) {
    int made = counts.get(CallerOrigin.of(author), owner -> new AtomicInteger()).incrementAndGet();
    if (made > perMinute) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "One author may change dashboards at most "
              + perMinute
              + " times a minute (planewatch.dashboards.saves-per-minute). Wait a minute and try"
              + " again.");
    }
  }
}
