package io.planewatch.controlplane.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeCacheTest {
  private static final Freshness AT_ONCE =
      new Freshness(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final long LATER_SECONDS = 2_000_000_000;
  private static final int STEP_MILLIS = 1000;

  private final RangeCache cache = new RangeCache(1 << 20, AT_ONCE);

  private static RangeKey key(String query) {
    return new RangeKey(query, STEP_MILLIS, 0, "");
  }

  private static StepGrid window(long firstSecond, int steps) {
    return new StepGrid(firstSecond * 1000, STEP_MILLIS, steps);
  }

  private static byte[] answer(StepGrid window) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < window.steps(); i++) {
      values.append(i == 0 ? "" : ",").append('[').append(window.startMillis() / 1000 + i);
      values.append(",\"1\"]");
    }
    return utf8(
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":["
            + values
            + "]}]}}");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void keep(String query, StepGrid window) {
    RangeCache.Lookup lookup = cache.find(key(query), window, 0);
    List<RangeCache.Part> parts =
        lookup.missing().stream()
            .map(
                missing -> {
                  byte[] answer = answer(missing);
                  return lookup.read(missing, answer, answer.length, LATER_SECONDS).orElseThrow();
                })
            .toList();
    lookup.keep(parts);
  }

  private boolean isHeld(String query, StepGrid window) {
    return cache.find(key(query), window, 0).missing().isEmpty();
  }

  @Test
  void aWindowThatSlidesForDaysDoesNotGrow() {
    for (int second = 0; second < 5_000; second += 50) {
      keep("m", window(second, 100));
    }

    assertThat(isHeld("m", window(4_950, 100))).isTrue();
    assertThat(isHeld("m", window(4_700, 100))).isTrue();
    assertThat(cache.find(key("m"), window(0, 100), 0).isMiss()).isTrue();
  }

  @Test
  void theBoundInBytesIsHeld() {
    for (int i = 0; i < 1_000; i++) {
      keep("m" + i, window(0, 200));
    }

    assertThat(cache.sizeBytes()).isBetween(1L << 18, 1L << 20);
    assertThat(cache.evictions()).isPositive();
  }

  @Test
  void whatIsForgottenSinceAnInstantIsAskedAgainAndTheRestIsKept() {
    keep("a", window(0, 10));
    keep("b", window(20, 10));

    cache.forgetSince(Instant.ofEpochMilli(5_001));

    assertThat(isHeld("a", window(0, 6))).isTrue();
    assertThat(isHeld("a", window(6, 1))).isFalse();
    assertThat(cache.find(key("b"), window(20, 10), 0).isMiss()).isTrue();
  }

  @Test
  void theStepAtTheInstantIsForgottenToo() {
    keep("a", window(0, 10));

    cache.forgetSince(Instant.ofEpochMilli(5_000));

    assertThat(isHeld("a", window(0, 5))).isTrue();
    assertThat(isHeld("a", window(5, 1))).isFalse();
  }

  @Test
  void whatWasAskedBeforeItWasForgottenIsNotKeptAfterwards() {
    StepGrid window = window(0, 10);
    byte[] answer = answer(window);
    RangeCache.Lookup underWay = cache.find(key("a"), window, 0);
    RangeCache.Part part =
        underWay.read(window, answer, answer.length, LATER_SECONDS).orElseThrow();

    cache.forgetSince(Instant.ofEpochMilli(5_000));
    underWay.keep(List.of(part));

    assertThat(cache.find(key("a"), window, 0).isMiss()).isTrue();
  }

  @Test
  void everythingCanBeForgotten() {
    keep("a", window(0, 10));

    cache.forget();

    assertThat(cache.find(key("a"), window(0, 10), 0).isMiss()).isTrue();
    assertThat(cache.sizeBytes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "<html></html>",
        "{\"status\":\"error\"}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]},\"warnings\":[\"w\"]}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[],\"stats\":{}}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}x",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[0.5,\"1\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"1\"],[0,\"1\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[0,\"1\"],[0,\"2\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[10,\"1\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[-1,\"1\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1e0,\"1\"]]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[0,\"1\"",
      })
  void anyOtherFormIsNotKept(String body) {
    StepGrid window = window(0, 10);
    byte[] bytes = utf8(body);

    assertThat(cache.find(key("m"), window, 0).read(window, bytes, bytes.length, LATER_SECONDS))
        .isEmpty();
  }

  @Test
  void anAnswerThatIsCutAnywhereIsNotKept() {
    StepGrid window = window(0, 10);
    byte[] whole = answer(window);
    RangeCache.Lookup lookup = cache.find(key("m"), window, 0);

    for (int length = 0; length < whole.length; length++) {
      assertThat(lookup.read(window, whole, length, LATER_SECONDS))
          .as("%d bytes", length)
          .isEmpty();
    }
    assertThat(lookup.read(window, whole, whole.length, LATER_SECONDS)).isPresent();
  }

  @Test
  void theMemoryForAWindowDoesNotDependOnWhatElseTheEntryHolds() {
    keep("m", window(1_000_000_000, 4_500));

    assertThat(cache.find(key("m"), window(1_000_000_000, 4_500), 0).bodyBytes())
        .isGreaterThan(64 << 10);
    assertThat(cache.find(key("m"), window(1_000_004_000, 100), 0).bodyBytes()).isZero();
  }
}
