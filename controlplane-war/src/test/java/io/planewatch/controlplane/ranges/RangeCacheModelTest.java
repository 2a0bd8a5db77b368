package io.planewatch.controlplane.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever was asked before, an answer is what the engine would give, and only gaps are asked. */
class RangeCacheModelTest {
  private static final int STEPS = 120;
  private static final int SETTLED_STEPS = 5;
  private static final int MOST_GAPS = 4;

  @Property(tries = 200, seed = "4711")
  void servedBytesAreTheEnginesAndOnlyTheGapsAreAsked(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int form) {
    Random random = new Random(seed);
    long stepMillis = form == 1 ? 60_000 : form == 2 ? 250 : 7_001;
    long firstMillis = 1_795_132_800_000L + random.nextInt((int) stepMillis);
    Timeline timeline = new Timeline(random, firstMillis, stepMillis, STEPS, SETTLED_STEPS - 1);
    Freshness freshness =
        new Freshness(
            Duration.ofMillis(SETTLED_STEPS * stepMillis), Duration.ZERO, Duration.ofMinutes(1));
    RangeCache cache = new RangeCache(64 << 20, freshness);
    BitSet held = new BitSet();

    for (int now = 10, asked = 0; asked < 25; asked++, now += random.nextInt(6)) {
      int from = random.nextInt(Math.min(now, STEPS - 1));
      int to = from + 1 + random.nextInt(Math.min(now, STEPS) - from);
      StepGrid window = new StepGrid(firstMillis + from * stepMillis, stepMillis, to - from);
      RangeKey key = new RangeKey("m", stepMillis, window.phaseMillis(), "");
      long evaluatedAtSeconds = Math.floorDiv(firstMillis + now * stepMillis, 1000);

      RangeCache.Lookup lookup = cache.find(key, window, firstMillis + now * stepMillis);
      BitSet wanted = wanted(held, from, to);
      assertThat(asBits(lookup.missing(), firstMillis)).isEqualTo(wanted);

      List<RangeCache.Part> parts = new ArrayList<>();
      for (StepGrid missing : lookup.missing()) {
        int begin = index(missing, firstMillis);
        byte[] answer = timeline.answer(begin, begin + missing.steps(), now);
        parts.add(lookup.read(missing, answer, answer.length, evaluatedAtSeconds).orElseThrow());
      }
      MatrixWriter.Body body = parts.isEmpty() ? lookup.body() : lookup.completed(parts);

      assertThat(text(body)).isEqualTo(utf8(timeline.answer(from, to, now)));
      keepSettled(held, wanted, window, freshness, evaluatedAtSeconds, firstMillis);
    }
  }

  /** Many small gaps are asked as one. */
  private static BitSet wanted(BitSet held, int from, int to) {
    BitSet wanted = new BitSet();
    wanted.set(from, to);
    wanted.andNot(held);
    long runs =
        wanted.stream().filter(step -> !wanted.get(step - 1 < 0 ? STEPS : step - 1)).count();
    if (runs > MOST_GAPS) {
      wanted.set(wanted.nextSetBit(0), wanted.length());
    }
    return wanted;
  }

  private static void keepSettled(
      BitSet held,
      BitSet fetched,
      StepGrid window,
      Freshness freshness,
      long evaluatedAtSeconds,
      long firstMillis) {
    int offset = index(window, firstMillis);
    for (int step = fetched.nextSetBit(0); step >= 0; step = fetched.nextSetBit(step + 1)) {
      long stepMillis = window.timeMillis(window.first() + step - offset);
      if (freshness.mayBeKept(stepMillis, evaluatedAtSeconds)) {
        held.set(step);
      }
    }
  }

  private static BitSet asBits(List<StepGrid> grids, long firstMillis) {
    BitSet bits = new BitSet();
    for (StepGrid grid : grids) {
      int begin = index(grid, firstMillis);
      bits.set(begin, begin + grid.steps());
    }
    return bits;
  }

  private static int index(StepGrid grid, long firstMillis) {
    return (int) ((grid.startMillis() - firstMillis) / grid.stepMillis());
  }

  private static String text(MatrixWriter.Body body) {
    return utf8(Arrays.copyOf(body.bytes(), body.length()));
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
