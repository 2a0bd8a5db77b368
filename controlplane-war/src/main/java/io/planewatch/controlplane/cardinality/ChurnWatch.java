package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.json.JsonException;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Pauses the scraping of planes that bring new series without end. Each scrape may stay below its
 * sample limit and still fill Prometheus's memory, because a series is held in memory for hours
 * after its last sample; then all planes lose their metrics.
 */
public final class ChurnWatch {
  /** How far back new series are counted. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  static final String NEW_SERIES =
      "sum by (data_plane) (sum_over_time(scrape_series_added{job=~\"(dataplane|inventory)-.+\","
          + "data_plane!=\"\",data_plane!=\"control\"}["
          + WINDOW.toMinutes()
          + "m]))";

  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  private static final Duration CALM = Duration.ofDays(1);
  private static final String ACTOR = "control plane";

  private final Function<String, Map<String, Double>> engine;
  private final Database database;
  private final PlaneDirectory directory;
  private final CardinalityConfig config;
  private final Clock clock;

  /**
   * Watches nothing yet.
   *
   * @param engine answers a query with values by plane, as {@link
   *     io.planewatch.controlplane.planes.PlaneValues} does
   */
  ChurnWatch(
      Function<String, Map<String, Double>> engine,
      Database database,
      PlaneDirectory directory,
      CardinalityConfig config,
      Clock clock) {
    this.engine = engine;
    this.database = database;
    this.directory = directory;
    this.config = config;
    this.clock = clock;
  }

  /** Ends pauses that are over, and begins those that are needed. */
  public void look() {
    Instant now = clock.instant();
    resume(now);
    Map<String, Double> beyond = new TreeMap<>();
    newSeries()
        .forEach(
            (plane, added) -> {
              if (added > config.budgetNewSeries() && isScraped(plane)) {
                beyond.put(plane, added);
              }
            });
    if (!beyond.isEmpty()) {
      database.change(
          Topic.PLANES,
          entities -> {
            beyond.forEach((plane, added) -> pause(entities, plane, added, now));
            return beyond;
          });
    }
  }

  private void resume(Instant now) {
    List<String> over =
        directory.all().stream()
            .filter(plane -> plane.scrapePausedUntil() != null)
            .filter(plane -> !now.isBefore(plane.scrapePausedUntil()))
            .map(PlaneEntry::id)
            .toList();
    if (!over.isEmpty()) {
      database.change(
          Topic.PLANES,
          entities -> {
            over.forEach(
                id -> {
                  Plane plane = entities.find(Plane.class, id);
                  if (plane != null && plane.isScrapePaused()) {
                    plane.resumeScraping(now);
                  }
                });
            return over;
          });
    }
  }

  /** None while the engine does not answer: nothing is known then, and nothing is scraped. */
  private Map<String, Double> newSeries() {
    try {
      return engine.apply(NEW_SERIES);
    } catch (EngineUnavailable | UncheckedIOException | JsonException away) {
      return Map.of();
    }
  }

  private boolean isScraped(String id) {
    return directory
        .find(id)
        .filter(plane -> plane.isRegistered() && plane.scrapePausedUntil() == null)
        .isPresent();
  }

  /** Another replica may have been first. */
  private void pause(EntityManager entities, String id, double added, Instant now) {
    Plane plane = entities.find(Plane.class, id);
    if (plane == null || plane.isRetired() || plane.isScrapePaused()) {
      return;
    }
    Instant until = plane.pauseScraping(now, config.pause(), LONGEST_PAUSE, CALM);
    String detail =
        String.format(
            Locale.ROOT,
            "%.0f new series in %s, budget %d; until %s",
            added,
            WINDOW,
            config.budgetNewSeries(),
            until);
    AuditEntry.write(entities, now, ACTOR, "plane.pause-scraping", "plane " + id, detail);
  }
}
