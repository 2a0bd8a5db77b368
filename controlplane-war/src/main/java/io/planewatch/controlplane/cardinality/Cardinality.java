package io.planewatch.controlplane.cardinality;

import static io.planewatch.controlplane.json.Documents.JSON;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.ErrorEnvelope;
import io.planewatch.controlplane.engine.InstantVector;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Matcher;
import io.planewatch.controlplane.queries.PlaneMatcher;
import io.planewatch.controlplane.queries.Scoping;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a plane's series come from. Counting walks over all of them, so it is done rarely. */
final class Cardinality {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Duration ENGINE_LIMIT = Duration.ofSeconds(30);
  private static final int TOP = 20;
  private static final int MOST_LABELS = 100;

  /** So many series, or so many values, of that name. */
  record Count(String name, long count) {}

  /**
   * The largest first.
   *
   * @param planes series by plane
   * @param metrics series by metric
   * @param labels distinct values by label
   */
  record Report(List<Count> planes, List<Count> metrics, List<Count> labels) {}

  private final Scoping scoping;
  private final Engine engine;
  private final Cache<PlaneSet, Report> reports =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  Cardinality(Scoping scoping, Engine engine) {
    this.scoping = scoping;
    this.engine = engine;
  }

  Report of(PlaneSet planes) {
    return reports.get(planes, this::count);
  }

  private Report count(PlaneSet planes) {
    String all = "({__name__!=\"\"})";
    return new Report(
        vector(PlaneMatcher.LABEL, "count by (data_plane) " + all, planes),
        vector("__name__", "topk(" + TOP + ", count by (__name__) " + all + ")", planes),
        labels(planes));
  }

  private List<Count> vector(String label, String query, PlaneSet planes) {
    Parameters parameters =
        Parameters.of("query", scoping.scope(query, planes).text()).within(ENGINE_LIMIT);
    return largestFirst(
        InstantVector.read(body(engine.ask("query", parameters))).samples().stream()
            .map(sample -> new Count(sample.label(label), (long) sample.value()))
            .toList());
  }

  private List<Count> labels(PlaneSet planes) {
    Parameters parameters =
        PlaneMatcher.of(planes)
            .map(Matcher::asSelector)
            .map(selector -> Parameters.of("match[]", selector))
            .orElse(Parameters.none());
    List<Count> counts = new ArrayList<>();
    data(engine.ask("labels", parameters)).asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .filter(name -> name.matches("[a-zA-Z_][a-zA-Z0-9_]*"))
        .limit(MOST_LABELS)
        .forEach(
            name -> {
              JsonValue values = data(engine.read("label/" + name + "/values", parameters));
              counts.add(new Count(name, values.asJsonArray().size()));
            });
    return largestFirst(counts);
  }

  private static List<Count> largestFirst(List<Count> counts) {
    return counts.stream()
        .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
        .limit(TOP)
        .toList();
  }

  private static byte[] body(EngineAnswer answer) {
    try (answer) {
      return ErrorEnvelope.requireCounted(answer);
    }
  }

  private static JsonValue data(EngineAnswer answer) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body(answer)))) {
      return reader.readObject().get("data");
    }
  }
}
