package io.planewatch.controlplane.ranges;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Evaluated steps by query, bounded in bytes. */
public final class RangeCache {
  /**
   * Most steps that one extent may keep beyond twice the window that was last asked: a window that
   * slides for days must not grow.
   */
  private static final int SPARE_STEPS = 240;

  private static final int SMALL_BYTES = 64 * 1024;

  /** Most of the cache that one answer may take. */
  private static final int SHARES = 8;

  private final long mostBytes;
  private final Cache<RangeKey, Held> cache;
  private final Freshness freshness;
  private final LongAdder evictions = new LongAdder();
  private final AtomicLong forgets = new AtomicLong();

  public RangeCache(long maxBytes, Freshness freshness) {
    this.freshness = freshness;
    this.mostBytes = maxBytes / SHARES;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((RangeKey key, Held held) -> weight(key, held))
            .removalListener((RangeKey key, Held held, RemovalCause cause) -> count(cause))
            .build();
  }

  /** The cached part of a window at one time. */
  public final class Lookup {
    private final RangeKey key;
    private final StepGrid window;
    private final Held held;
    private final List<Held.Run> gaps;
    private final long forgetsBefore;

    private Lookup(RangeKey key, StepGrid window, Held held, long nowMillis, long forgetsBefore) {
      this.forgetsBefore = forgetsBefore;
      this.key = key;
      this.window = window;
      this.held = held;
      this.gaps = held.gaps(window, freshness, nowMillis);
    }

    /** What must be asked of the engine, in order; empty for a hit. */
    public List<StepGrid> missing() {
      return gaps.stream().map(gap -> window.part(gap.from(), gap.to())).toList();
    }

    /** Whether nothing of the window is held. */
    public boolean isMiss() {
      return gaps.size() == 1
          && gaps.get(0).from() == window.first()
          && gaps.get(0).to() == window.end();
    }

    /** About as much as the held part of the window takes as a body; 0 for a small one. */
    public long bodyBytes() {
      long size = held.bodyBytes(window);
      return size > SMALL_BYTES ? size : 0;
    }

    /** The whole window; only for a hit. */
    public MatrixWriter.Body body() {
      for (Extent extent : held.extents()) {
        if (extent.first() <= window.first() && window.end() <= extent.end()) {
          return MatrixWriter.write(extent, window.first(), window.end(), List.of());
        }
      }
      Extent joined = held.assembled(window, List.of());
      return MatrixWriter.write(joined, window.first(), window.end(), List.of());
    }

    /** The window without what is missing, and a warning that says so. */
    public MatrixWriter.Body bodyWithoutMissing(String warning) {
      List<Extent> empty = new ArrayList<>();
      for (Held.Run gap : gaps) {
        empty.add(
            new Extent(gap.from(), new int[(int) (gap.to() - gap.from())], List.of(), List.of()));
      }
      Extent window = held.assembled(this.window, empty);
      return MatrixWriter.write(window, this.window.first(), this.window.end(), List.of(warning));
    }

    /**
     * Reads the engine's answer to one of {@link #missing()}.
     *
     * @return empty when it has a form that can't be kept
     */
    public Optional<Part> read(StepGrid missing, byte[] body, int length, long evaluatedAtSeconds) {
      return MatrixReader.read(body, length, missing, evaluatedAtSeconds, mostBytes).map(Part::new);
    }

    /** The window with the fetched parts in it, which are kept as far as they are settled. */
    public MatrixWriter.Body completed(List<Part> fetched) {
      return MatrixWriter.write(joined(fetched), window.first(), window.end(), List.of());
    }

    /** The same without the answer, for one that has already been sent. */
    public void keep(List<Part> fetched) {
      joined(fetched);
    }

    private Extent joined(List<Part> fetched) {
      Extent extent = held.assembled(window, fetched.stream().map(Part::extent).toList());
      if (!fetched.isEmpty()) {
        RangeCache.this.keep(key, window, extent, forgetsBefore);
      }
      return extent;
    }
  }

  /** A fetched part of a window. */
  public static final class Part {
    private final Extent extent;

    private Part(Extent extent) {
      this.extent = extent;
    }

    private Extent extent() {
      return extent;
    }
  }

  public Lookup find(RangeKey key, StepGrid window, long nowMillis) {
    long forgetsBefore = forgets.get();
    Held held = cache.getIfPresent(key);
    return new Lookup(key, window, held == null ? Held.nothing() : held, nowMillis, forgetsBefore);
  }

  private void keep(RangeKey key, StepGrid window, Extent extent, long forgetsBefore) {
    long settledEnd = extent.end();
    while (settledEnd > extent.first() && !isSettled(window, extent, settledEnd - 1)) {
      settledEnd--;
    }
    if (settledEnd == extent.first()) {
      return;
    }
    Extent settled = extent.between(extent.first(), settledEnd);
    long mostSteps = 2L * window.steps() + SPARE_STEPS;
    cache
        .asMap()
        .compute(
            key,
            (same, held) ->
                forgets.get() == forgetsBefore
                    ? trimmed((held == null ? Held.nothing() : held).with(settled), mostSteps)
                    : held);
  }

  private boolean isSettled(StepGrid window, Extent extent, long step) {
    return freshness.mayBeKept(
        window.timeMillis(step), extent.evaluatedAtSeconds()[(int) (step - extent.first())]);
  }

  private static Held trimmed(Held held, long mostSteps) {
    if (held.extents().stream().allMatch(extent -> extent.steps() <= mostSteps)) {
      return held;
    }
    return new Held(
        held.extents().stream()
            .map(e -> e.steps() <= mostSteps ? e : e.between(e.end() - mostSteps, e.end()))
            .toList());
  }

  /**
   * Forgets every step from that instant on. What was asked of the engine before this is not kept
   * after it.
   */
  public void forgetSince(Instant since) {
    forgets.incrementAndGet();
    for (RangeKey key : cache.asMap().keySet()) {
      cache.asMap().computeIfPresent(key, (same, held) -> before(since, same, held));
    }
  }

  private static Held before(Instant since, RangeKey key, Held held) {
    Held left = held.before(key.firstStepFrom(since.toEpochMilli()));
    return left.isEmpty() ? null : left;
  }

  /** Forgets everything. */
  public void forget() {
    forgets.incrementAndGet();
    cache.invalidateAll();
  }

  public long sizeBytes() {
    cache.cleanUp();
    return cache.policy().eviction().map(eviction -> eviction.weightedSize().orElse(0)).orElse(0L);
  }

  public long evictions() {
    return evictions.sum();
  }

  private void count(RemovalCause cause) {
    if (cause.wasEvicted()) {
      evictions.increment();
    }
  }

  private static int weight(RangeKey key, Held held) {
    long size = held.sizeBytes() + 2L * (key.query().length() + key.options().length()) + 64;
    return (int) Math.min(Integer.MAX_VALUE, size);
  }
}
