package io.planewatch.controlplane.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelOrderTest {
  private static byte[] bytes(String metric) {
    return metric.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertOrdered(List<String> metrics) {
    for (int i = 0; i < metrics.size(); i++) {
      for (int j = 0; j < metrics.size(); j++) {
        assertThat(
                Integer.signum(
                    LabelOrder.INSTANCE.compare(bytes(metrics.get(i)), bytes(metrics.get(j)))))
            .as("%s and %s", metrics.get(i), metrics.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void seriesAreOrderedLabelByLabelNameBeforeValueShorterFirst() {
    assertOrdered(
        List.of(
            "{}",
            "{\"a\":\"\"}",
            "{\"a\":\"1\"}",
            "{\"a\":\"1\",\"b\":\"1\"}",
            "{\"a\":\"1\",\"c\":\"0\"}",
            "{\"a\":\"10\"}",
            "{\"a\":\"2\"}",
            "{\"b\":\"0\"}"));
  }

  @Test
  void escapedCharactersStandWhereTheyAreDecoded() {
    assertOrdered(
        List.of(
            "{\"a\":\"x\\ty\"}",
            "{\"a\":\"x\\ny\"}",
            "{\"a\":\"x y\"}",
            "{\"a\":\"x\\\"y\"}",
            "{\"a\":\"x#y\"}",
            "{\"a\":\"x\\u003cy\"}",
            "{\"a\":\"xAy\"}",
            "{\"a\":\"x\\\\y\"}",
            "{\"a\":\"xay\"}",
            "{\"a\":\"x\u00e9y\"}",
            "{\"a\":\"x\u20acy\"}",
            "{\"a\":\"x\ud83d\ude00y\"}"));
  }

  @Test
  void charactersBeyondTheBasicPlaneStandBehindPrivateOnesAsInUtf8() {
    assertOrdered(List.of("{\"a\":\"\ue000\"}", "{\"a\":\"\ud83d\ude00\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "/", "\u00e9", "\ud83d\ude00"})
  void twoSpellingsOfOneTextAreEqual(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));

    assertThat(
            LabelOrder.INSTANCE.compare(
                bytes("{\"a\":\"" + text + "\"}"), bytes("{\"a\":\"" + escaped + "\"}")))
        .isZero();
  }
}
