package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantVectorTest {
  private static InstantVector read(String json) {
    return InstantVector.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String sample(String labels, String value) {
    return "{\"metric\":" + labels + ",\"value\":[1795140000,\"" + value + "\"]}";
  }

  private static String vector(String... samples) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
        + String.join(",", samples)
        + "]}}";
  }

  @Test
  void samplesAreFoundByALabelAndWithoutItUnderTheEmptyText() {
    InstantVector read =
        read(vector(sample("{\"data_plane\":\"prod\"}", "1.5"), sample("{}", "2")));

    assertThat(read.by("data_plane")).isEqualTo(Map.of("prod", 1.5, "", 2.0));
    assertThat(read.valuesOf("data_plane")).containsExactly("", "prod");
  }

  @Test
  void valuesThatGoWritesOtherwiseThanJavaAreRead() {
    InstantVector read =
        read(
            vector(
                sample("{\"a\":\"1\"}", "+Inf"),
                sample("{\"a\":\"2\"}", "-Inf"),
                sample("{\"a\":\"3\"}", "NaN"),
                sample("{\"a\":\"4\"}", "1e-07")));

    assertThat(read.by("a"))
        .containsEntry("1", Double.POSITIVE_INFINITY)
        .containsEntry("2", Double.NEGATIVE_INFINITY)
        .containsEntry("3", Double.NaN)
        .containsEntry("4", 1e-7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"data\":[]}",
        "{\"data\":{\"result\":[1]}}",
        "{\"data\":{\"result\":[{\"metric\":{}}]}}",
        "{\"data\":{\"result\":[{\"metric\":{},\"value\":[1]}]}}",
        "{\"data\":{\"result\":[{\"metric\":{},\"value\":[1,\"x\"]}]}}",
        "{\"data\":{\"result\":[{\"metric\":{\"a\":1},\"value\":[1,\"1\"]}]}}"
      })
  void whatIsNotAnInstantVectorIsRefusedInOneWay(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(JsonException.class);
  }
}
