package io.planewatch.controlplane.planes.discovery;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.planes.PlaneEntry;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One entry of Prometheus's http_sd and file_sd documents. */
final class TargetGroup {
  /** No label of a series: it tells the scraper's jobs which families are theirs. */
  private static final String PATH = "__meta_planewatch_path";

  private TargetGroup() {}

  /** The label by which series name where they were scraped. */
  static final String INSTANCE = "instance";

  /**
   * The identity is put last, over whatever the plane says of itself.
   *
   * @param announced stays the series' instance, also where Prometheus scrapes the address behind
   *     it
   * @param target HOST:PORT that Prometheus scrapes
   */
  static JsonObject of(PlaneEntry plane, String announced, String target) {
    Map<String, String> labels = new TreeMap<>(plane.announced().labels());
    labels.put("data_plane", plane.id());
    labels.put("environment", plane.environment());
    labels.put("line_of_business", plane.lineOfBusiness());
    if (!announced.equals(target)) {
      labels.put(INSTANCE, announced);
    }
    labels.put(PATH, plane.announced().path().name().toLowerCase(Locale.ROOT));
    JsonObjectBuilder written = JSON.createObjectBuilder();
    labels.forEach(written::add);
    return JSON.createObjectBuilder()
        .add("targets", JSON.createArrayBuilder().add(target))
        .add("labels", written)
        .build();
  }
}
