package io.planewatch.controlplane.objectives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Three hours of requests to two planes, scraped every 15 s: counters with resets, and gaps shorter
 * than the engine looks back. Everything that can be asked of them is worked out here sample by
 * sample.
 */
final class RawRequests {
  /** 2026-11-20T00:00:00Z. */
  static final long BEGIN = 1_795_132_800;

  static final long END = BEGIN + 3 * 3600;
  private static final int STEP = 15;
  private static final List<String> ROUTES = List.of("/api/orders", "/api/products");

  enum Event {
    ANY,
    FAILED,
    SLOW
  }

  private record Sample(long time, long value) {}

  private record Series(String plane, String route, String code, String le) {
    boolean tellsOf(Event event) {
      return switch (event) {
        case ANY -> le.isEmpty();
        case FAILED -> le.isEmpty() && code.startsWith("5");
        case SLOW -> false;
      };
    }

    String text() {
      String labels =
          "data_plane=\"%s\",environment=\"%s\",http_route=\"%s\",http_response_status_code=\"%s\""
              .formatted(plane, plane, route, code);
      return le.isEmpty()
          ? "http_server_request_duration_seconds_count{" + labels + "}"
          : "http_server_request_duration_seconds_bucket{" + labels + ",le=\"" + le + "\"}";
    }
  }

  private final Map<Series, List<Sample>> samples =
      new TreeMap<>(Comparator.comparing(Series::text));
  private final Random random = new Random(7);

  RawRequests() {
    for (String plane : List.of("prod", "qa")) {
      for (String route : ROUTES) {
        fill(plane, route, "200", 40);
        fill(plane, route, "503", route.endsWith("orders") ? 3 : 1);
      }
    }
  }

  private void fill(String plane, String route, String code, int most) {
    List<Sample> count = new ArrayList<>();
    List<Sample> fast = new ArrayList<>();
    long all = 0;
    long quick = 0;
    for (long time = BEGIN; time <= END; time += STEP) {
      if (random.nextInt(200) == 0) {
        all = 0;
        quick = 0;
      }
      int more = random.nextInt(most);
      all += more;
      quick += more - (more > 2 && random.nextInt(3) == 0 ? 1 : 0);
      boolean away = time % 1800 > 1200 && time % 1800 < 1350 && time < END - 600;
      if (!away) {
        count.add(new Sample(time, all));
        fast.add(new Sample(time, quick));
      }
    }
    samples.put(new Series(plane, route, code, ""), count);
    samples.put(new Series(plane, route, code, "0.5"), fast);
    samples.put(new Series(plane, route, code, "+Inf"), count);
  }

  String openMetrics() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (series, own) ->
            own.forEach(
                sample ->
                    text.append(series.text())
                        .append(' ')
                        .append(sample.value())
                        .append(' ')
                        .append(sample.time())
                        .append('\n')));
    return text.append("# EOF\n").toString();
  }

  double rise(String plane, Event event, long after) {
    return ROUTES.stream().mapToDouble(route -> rise(plane, route, event, after)).sum();
  }

  String worstRoute(String plane, Event event, long after) {
    return ROUTES.stream()
        .max(Comparator.comparingDouble(route -> rise(plane, route, event, after)))
        .orElseThrow();
  }

  private double rise(String plane, String route, Event event, long after) {
    if (event == Event.SLOW) {
      return sum(plane, route, after, series -> series.tellsOf(Event.ANY))
          - sum(plane, route, after, series -> series.le().equals("0.5"));
    }
    return sum(plane, route, after, series -> series.tellsOf(event));
  }

  private double sum(String plane, String route, long after, Predicate<Series> wanted) {
    return samples.entrySet().stream()
        .filter(entry -> entry.getKey().plane().equals(plane))
        .filter(entry -> entry.getKey().route().equals(route) && wanted.test(entry.getKey()))
        .mapToDouble(entry -> rise(entry.getValue(), after))
        .sum();
  }

  private static double rise(List<Sample> own, long after) {
    double rise = 0;
    for (int i = 1; i < own.size(); i++) {
      Sample now = own.get(i);
      Sample before = own.get(i - 1);
      if (now.time() > after) {
        // A counter that fell was begun anew.
        rise += now.value() < before.value() ? now.value() : now.value() - before.value();
      }
    }
    return rise;
  }
}
