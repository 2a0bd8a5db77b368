package io.planewatch.controlplane.engine;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The result of an instant query: samples with labels.
 *
 * @param samples in the order in which the engine sent them
 */
public record InstantVector(List<Sample> samples) {
  /** One sample. A label that a series does not have is the empty text, as in PromQL. */
  public record Sample(Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }

    public String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  public InstantVector {
    samples = List.copyOf(samples);
  }

  /**
   * Reads a successful answer.
   *
   * @param body JSON in Prometheus's envelope
   * @throws JsonException when the answer is not an instant vector
   */
  public static InstantVector read(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      JsonObject data = reader.readObject().getJsonObject("data");
      return new InstantVector(
          data.getJsonArray("result").getValuesAs(JsonObject.class).stream()
              .map(InstantVector::sample)
              .toList());
    } catch (ClassCastException
        | IndexOutOfBoundsException
        | NullPointerException
        | NumberFormatException other) {
      throw new JsonException("the engine's answer is not an instant vector", other);
    }
  }

  private static Sample sample(JsonObject sample) {
    Map<String, String> labels = new TreeMap<>();
    sample
        .getJsonObject("metric")
        .forEach((name, value) -> labels.put(name, ((JsonString) value).getString()));
    return new Sample(labels, number(sample.getJsonArray("value").getString(1)));
  }

  /** Go writes infinity otherwise than Java. */
  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The values by that label; of several samples with one label value, the last. */
  public Map<String, Double> by(String label) {
    Map<String, Double> values = new TreeMap<>();
    samples.forEach(sample -> values.put(sample.label(label), sample.value()));
    return values;
  }

  /** The values of a label. */
  public Set<String> valuesOf(String label) {
    Set<String> values = new TreeSet<>();
    samples.forEach(sample -> values.add(sample.label(label)));
    return values;
  }
}
