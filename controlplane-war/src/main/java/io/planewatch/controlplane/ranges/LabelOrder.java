package io.planewatch.controlplane.ranges;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The engine's order of series: label by label, name before value, by UTF-8 bytes of the decoded
 * text; the shorter one first. Comparing the JSON instead would put an escaped quote behind every
 * letter.
 */
final class LabelOrder implements Comparator<byte[]> {
  static final LabelOrder INSTANCE = new LabelOrder();

  private LabelOrder() {}

  @Override
  public int compare(byte[] left, byte[] right) {
    if (Arrays.equals(left, right)) {
      return 0;
    }
    List<byte[]> leftLabels = decoded(left);
    List<byte[]> rightLabels = decoded(right);
    for (int i = 0; i < Math.min(leftLabels.size(), rightLabels.size()); i++) {
      int order = Arrays.compareUnsigned(leftLabels.get(i), rightLabels.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(leftLabels.size(), rightLabels.size());
  }

  private static List<byte[]> decoded(byte[] metric) {
    List<byte[]> labels = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(new ByteArrayInputStream(metric))) {
      while (parser.hasNext()) {
        switch (parser.next()) {
          case KEY_NAME, VALUE_STRING ->
              labels.add(parser.getString().getBytes(StandardCharsets.UTF_8));
          default -> {}
        }
      }
    }
    return labels;
  }
}
