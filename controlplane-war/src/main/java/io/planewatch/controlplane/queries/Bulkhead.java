package io.planewatch.controlplane.queries;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.planewatch.controlplane.promql.Matcher;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Lets each set of planes have so many requests at the engine at once, so that one team's
 * dashboards can't starve another's.
 */
final class Bulkhead {
  private static final int MOST_SETS = 10_000;

  private final int mostAtOnce;
  private final LoadingCache<Optional<Matcher>, Semaphore> shares;

  Bulkhead(int mostAtOnce) {
    this.mostAtOnce = mostAtOnce;
    this.shares =
        Caffeine.newBuilder().maximumSize(MOST_SETS).build(set -> new Semaphore(mostAtOnce));
  }

  /**
   * @throws ApiError when the share is used up
   */
  void within(Optional<Matcher> share, Runnable work) {
    Semaphore places = shares.get(share);
    if (!places.tryAcquire()) {
      throw ApiError.tooManyRequests(
          "more than "
              + mostAtOnce
              + " queries of these data planes are at the engine; try again soon");
    }
    try {
      work.run();
    } finally {
      places.release();
    }
  }
}
