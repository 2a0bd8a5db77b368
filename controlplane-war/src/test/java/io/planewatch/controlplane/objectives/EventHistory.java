package io.planewatch.controlplane.objectives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Three hours of one data plane, made from a seed, as Prometheus sees them: processes that end and
 * start again under the same or another instance, series that begin with their first event, scrapes
 * that fail, and outages of the whole plane, long and short. What rose in each minute is worked out
 * sample by sample.
 */
final class EventHistory {
  /** 2026-11-20T00:00:00Z. */
  static final long BEGIN = 1_795_132_800;

  static final long END = BEGIN + 3 * 3600;
  private static final long REMEMBERED_MS = 3_600_000;
  private static final int MINUTE_MS = 60_000;
  private static final List<String> CODES = List.of("200", "404", "500", "503");

  enum Event {
    ANY,
    FAILED,
    FAST
  }

  private record Sample(long ms, long value) {}

  private record Outage(long from, long to) {
    boolean covers(long ms) {
      return ms >= from && ms < to;
    }
  }

  /** A process: what it counted since it started. */
  private static final class Counters {
    private final Map<String, Long> count = new TreeMap<>();
    private final Map<String, Long> fast = new TreeMap<>();
  }

  private final String plane;
  private final Random random;
  private final List<Outage> outages = new ArrayList<>();
  private final Map<String, List<Sample>> series = new TreeMap<>();

  /** When a scrape saw anything of the plane. */
  private final TreeSet<Long> seen = new TreeSet<>();

  EventHistory(long seed) {
    this.plane = "plane-" + seed;
    this.random = new Random(seed);
    String presence = List.of("up", "target_info", "").get(random.nextInt(3));
    addOutages(!presence.isEmpty());
    int instances = 1 + random.nextInt(3);
    for (int instance = 0; instance < instances; instance++) {
      run(instance, presence);
    }
  }

  String plane() {
    return plane;
  }

  /** Without a series that is always there, a plane of rare events is not seen for a while. */
  private void addOutages(boolean mayBeLong) {
    long at = BEGIN * 1000 + random.nextInt(40 * MINUTE_MS);
    while (at < END * 1000) {
      int minutes =
          switch (random.nextInt(4)) {
            case 0 -> mayBeLong ? 65 + random.nextInt(20) : 1;
            case 1 -> mayBeLong ? 6 + random.nextInt(40) : 2;
            default -> 1 + random.nextInt(mayBeLong ? 4 : 2);
          };
      long length = (long) minutes * MINUTE_MS;
      outages.add(new Outage(at, at + length));
      at += length + 5 * MINUTE_MS + random.nextInt(60 * MINUTE_MS);
    }
  }

  private void run(int number, String presence) {
    int stepMs = List.of(10_000, 15_000, 60_000).get(random.nextInt(3));
    int busy = 1 + random.nextInt(30);
    int routes = 1 + random.nextInt(3);
    int life = 0;
    Counters counters = new Counters();
    for (long at = BEGIN * 1000 + random.nextInt(stepMs); at <= END * 1000; at += stepMs) {
      if (random.nextInt(300) == 0) {
        counters = new Counters();
        life += random.nextBoolean() ? 1 : 0;
      }
      serve(counters, busy, routes);
      boolean scraped = random.nextInt(40) > 0;
      long ms = at;
      if (scraped && outages.stream().noneMatch(outage -> outage.covers(ms))) {
        scrape(counters, number + "." + life, ms, presence);
      }
    }
  }

  private void serve(Counters counters, int busy, int routes) {
    for (int i = random.nextInt(busy + 1); i > 0; i--) {
      // A route or a status that is rare begins late.
      int route = (int) (routes * Math.pow(random.nextDouble(), 4));
      int code = (int) (CODES.size() * Math.pow(random.nextDouble(), 6));
      String key = "http_route=\"/r%d\",code=\"%s\"".formatted(route, CODES.get(code));
      counters.count.merge(key, 1L, Long::sum);
      counters.fast.merge(key, random.nextInt(5) > 0 ? 1L : 0L, Long::sum);
    }
  }

  private void scrape(Counters counters, String instance, long ms, String presence) {
    String labels = "{data_plane=\"%s\",instance=\"%s\"".formatted(plane, instance);
    if (!presence.isEmpty()) {
      add(presence + labels + "}", ms, 1);
    }
    counters.count.forEach(
        (key, value) -> add("requests_count%s,%s}".formatted(labels, key), ms, value));
    counters.fast.forEach(
        (key, value) -> add("requests_bucket%s,%s,le=\"0.5\"}".formatted(labels, key), ms, value));
  }

  private void add(String name, long ms, long value) {
    series.computeIfAbsent(name, none -> new ArrayList<>()).add(new Sample(ms, value));
    seen.add(ms);
  }

  void writeTo(StringBuilder text) {
    series.forEach(
        (name, samples) ->
            samples.forEach(
                sample ->
                    text.append(name)
                        .append(' ')
                        .append(sample.value())
                        .append(' ')
                        .append(sample.ms() / 1000)
                        .append('.')
                        .append("%03d".formatted(sample.ms() % 1000))
                        .append('\n')));
  }

  /** Events by the minute's end, in seconds; minutes without any are left out. */
  Map<Long, Long> rises(Event event) {
    Map<Long, Long> rises = new TreeMap<>();
    series.forEach(
        (name, samples) -> {
          if (tellsOf(name, event)) {
            addRises(samples, rises);
          }
        });
    rises.values().removeIf(rise -> rise == 0);
    return rises;
  }

  private static boolean tellsOf(String name, Event event) {
    return switch (event) {
      case ANY -> name.startsWith("requests_count");
      case FAILED -> name.startsWith("requests_count") && name.contains("code=\"5");
      case FAST -> name.startsWith("requests_bucket");
    };
  }

  private void addRises(List<Sample> samples, Map<Long, Long> rises) {
    Sample before = new Sample(Long.MIN_VALUE, 0);
    for (Sample sample : samples) {
      long end = (sample.ms() + MINUTE_MS - 1) / MINUTE_MS * MINUTE_MS;
      if (before.ms() <= end - MINUTE_MS - REMEMBERED_MS) {
        before = new Sample(Long.MIN_VALUE, 0);
      }
      boolean known = before.ms() > Long.MIN_VALUE || wasSeenBefore(end - 2 * MINUTE_MS);
      // A counter that fell was begun anew.
      long rise =
          sample.value() < before.value() ? sample.value() : sample.value() - before.value();
      rises.merge(end / 1000, known ? rise : 0, Long::sum);
      before = sample;
    }
  }

  /** Of a plane that was not seen, an old series can't be told from a new one. */
  private boolean wasSeenBefore(long ms) {
    Long last = seen.floor(ms);
    return last != null && last > ms - REMEMBERED_MS;
  }
}
