package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.scenario.Errand;
import io.planewatch.loadgen.scenario.Feeds;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Target;
import io.planewatch.loadgen.scenario.Threshold;
import io.planewatch.loadgen.scenario.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads scenarios from YAML. */
public final class ScenarioFile {

  private final String file;
  private final Path folder;
  private final Map<String, ServerUrl> elsewhere;

  private ScenarioFile(String file, Path folder, Map<String, ServerUrl> elsewhere) {
    this.file = file;
    this.folder = folder;
    this.elsewhere = elsewhere;
  }

  /**
   * Reads a file.
   *
   * @param elsewhere addresses in place of those that the file gives, by the target's name
   */
  public static Scenario read(Path path, Map<String, ServerUrl> elsewhere) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    return new ScenarioFile(path.toString(), folder, elsewhere).parse(Files.readString(path));
  }

  /** Reads a text; files that it names are looked for in the folder. */
  public static Scenario parse(
      String name, String yaml, Path folder, Map<String, ServerUrl> elsewhere) {
    return new ScenarioFile(name, folder, elsewhere).parse(yaml);
  }

  private Scenario parse(String yaml) {
    Entry root = new Entry(file, "", compose(yaml));
    Map<String, Entry> entries =
        root.map(
            "name",
            "seed",
            "warm-up",
            "timeout",
            "connections",
            "threads",
            "trust",
            "feeds",
            "endpoints",
            "errors",
            "targets",
            "thresholds",
            "timetable");
    Optional<Entry> feeds = optional(entries, "feeds");
    Traffic traffic =
        Traffic.SHOP.changedBy(optional(entries, "endpoints"), optional(entries, "errors"));
    Map<String, ServerUrl> bases = new LinkedHashMap<>();
    List<Target> targets = new ArrayList<>();
    root.wanted(entries, "targets")
        .map()
        .forEach((name, entry) -> targets.add(target(name, entry, traffic, bases)));
    List<Threshold> thresholds = new ArrayList<>();
    optional(entries, "thresholds")
        .ifPresent(list -> list.list().forEach(item -> thresholds.add(item.as(Threshold::parse))));
    List<Errand> timetable = new ArrayList<>();
    optional(entries, "timetable")
        .ifPresent(list -> timetable.addAll(new TimetableReader(bases, folder).read(list)));
    return root.checked(
        () ->
            new Scenario(
                optional(entries, "name").map(Entry::text).orElse(file),
                targets,
                feeds.map(entry -> new FeedReader(folder).read(entry)).orElse(Feeds.shop()),
                limits(entries),
                optional(entries, "trust").map(this::trust).orElse(Trust.PLATFORM),
                optional(entries, "warm-up").map(Entry::duration).orElse(Duration.ZERO),
                optional(entries, "seed").map(Entry::whole).orElse(1),
                thresholds,
                timetable));
  }

  private Node compose(String yaml) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    try {
      return new Compose(settings)
          .composeString(yaml)
          .orElseThrow(() -> new InvalidScenario(file, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new InvalidScenario(file, line, "", e.getProblem());
    } catch (YamlEngineException e) {
      throw new InvalidScenario(file, e.getMessage());
    }
  }

  private Target target(String name, Entry entry, Traffic shared, Map<String, ServerUrl> bases) {
    Map<String, Entry> entries = entry.map("url", "arrivals", "pattern", "endpoints", "errors");
    ServerUrl base =
        elsewhere.containsKey(name)
            ? elsewhere.get(name)
            : entry.wanted(entries, "url").as(ServerUrl::parse);
    bases.put(name, base);
    boolean poisson = optional(entries, "arrivals").map(ScenarioFile::poisson).orElse(false);
    Traffic traffic = shared.changedBy(optional(entries, "endpoints"), optional(entries, "errors"));
    return entry.checked(
        () ->
            new Target(
                name,
                base,
                PatternReader.read(entry.wanted(entries, "pattern")),
                poisson,
                traffic.mix()));
  }

  private static boolean poisson(Entry arrivals) {
    return switch (arrivals.text()) {
      case "even" -> false;
      case "poisson" -> true;
      default -> throw arrivals.wrong("arrivals are even or poisson");
    };
  }

  private Limits limits(Map<String, Entry> entries) {
    Limits limits = Limits.DEFAULT;
    if (entries.containsKey("timeout")) {
      limits = limits.withTimeout(entries.get("timeout").duration());
    }
    if (entries.containsKey("connections")) {
      limits = limits.withConnections(entries.get("connections").whole());
    }
    return entries.containsKey("threads")
        ? limits.withThreads(entries.get("threads").whole())
        : limits;
  }

  private Trust trust(Entry entry) {
    Map<String, Entry> entries = entry.map("authorities", "insecure");
    return entry.checked(
        () ->
            new Trust(
                optional(entries, "authorities").map(path -> folder.resolve(path.text())),
                optional(entries, "insecure").map(Entry::yes).orElse(false)));
  }

  private static Optional<Entry> optional(Map<String, Entry> entries, String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
