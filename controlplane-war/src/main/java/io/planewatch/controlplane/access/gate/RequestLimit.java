package io.planewatch.controlplane.access.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The rate limit of one caller: an average rate for each second, and a burst of a few seconds. The
 * state of a caller is a single time: when all requests so far would have been due.
 */
final class RequestLimit {
  /** Bounds the memory; who is forgotten begins anew. */
  private static final int MAX_CALLERS = 10_000;

  private static final Duration BURST = Duration.ofSeconds(5);

  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private final Cache<RequestLimitKey, AtomicLong> dueNanos =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).build();

  /**
   * @param perSecond 1 and up
   * @param nanoTime as System.nanoTime
   */
  RequestLimit(int perSecond, LongSupplier nanoTime) {
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nanoTime = nanoTime;
  }

  boolean admits(RequestLimitKey key) {
    long now = nanoTime.getAsLong();
    AtomicLong due = dueNanos.get(key, unknown -> new AtomicLong(now));
    while (true) {
      long known = due.get();
      long next = Math.max(known - now, 0) + now + intervalNanos;
      if (next - now > BURST.toNanos()) {
        return false;
      }
      if (due.compareAndSet(known, next)) {
        return true;
      }
    }
  }
}
