package io.planewatch.controlplane.planes.discovery;

import io.planewatch.controlplane.planes.PlaneEntry;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One entry of Prometheus's http_sd and file_sd documents. */
final class TargetGroup {
  /** Kept: looking the provider up costs far more than writing a document. */
  private static final JsonProvider JSON = JsonProvider.provider();

  /** No label of a series: it tells the scraper's jobs which families are theirs. */
  private static final String PATH = "__meta_planewatch_path";

  private TargetGroup() {}

  /** The identity is put last, over whatever the plane says of itself. */
  static JsonObject of(PlaneEntry plane, String target) {
    Map<String, String> labels = new TreeMap<>(plane.announced().labels());
    labels.put("data_plane", plane.id());
    labels.put("environment", plane.environment());
    labels.put("line_of_business", plane.lineOfBusiness());
    labels.put(PATH, plane.announced().path().name().toLowerCase(Locale.ROOT));
    JsonObjectBuilder written = JSON.createObjectBuilder();
    labels.forEach(written::add);
    return JSON.createObjectBuilder()
        .add("targets", JSON.createArrayBuilder().add(target))
        .add("labels", written)
        .build();
  }
}
