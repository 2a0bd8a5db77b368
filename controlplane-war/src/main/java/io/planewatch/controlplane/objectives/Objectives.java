package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.IfMatch;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.Quota;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RuleSource;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.rules.Verdict;
import jakarta.json.JsonException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objectives that are there; two come with the product. */
public final class Objectives implements RuleSource {
  private static final Logger LOGGER = System.getLogger(Objectives.class.getName());

  private static final String BY_ID = "id";

  /** Of an id, which has a dot and eight digits besides. */
  private static final int MOST_START = 54;

  private final AuthoredDocuments<StoredObjective> rows;
  private final PlaneDirectory directory;
  private final ObjectiveFile file;
  private final BucketBounds bounds;
  private final SelectedSeries series;
  private final Authors authors;
  private final Quota quota;

  Objectives(
      AuthoredDocuments<StoredObjective> rows,
      PlaneDirectory directory,
      ObjectiveFile file,
      BucketBounds bounds,
      SelectedSeries series,
      Authors authors,
      Quota quota) {
    this.rows = rows;
    this.directory = directory;
    this.file = file;
    this.bounds = bounds;
    this.series = series;
    this.authors = authors;
    this.quota = quota;
  }

  /** Those that reach at least one of the caller's planes; all for who may see everything. */
  List<StoredObjective> within(PlaneSet granted) {
    return rows.all(BY_ID).stream()
        .filter(
            stored ->
                granted instanceof PlaneSet.All
                    || Stream.concat(planes(stored).stream(), lost(stored).keySet().stream())
                        .anyMatch(granted::contains))
        .toList();
  }

  /** The planes that it is counted in. */
  Set<String> planes(StoredObjective stored) {
    return stored.scope().reached(directory, plane -> authors.reaches(stored.author(), plane));
  }

  /** What its author must know of the series that it selects, a sentence each. */
  List<String> warnings(StoredObjective stored) {
    try {
      return series.warnings(stored.objective(), planes(stored));
    } catch (EngineUnavailable | ProblemException | JsonException away) {
      // It is written all the same.
      return List.of();
    }
  }

  /** The planes that it was counted in when it was written and no longer is, and why. */
  Map<String, String> lost(StoredObjective stored) {
    Set<String> counted = planes(stored);
    Map<String, String> lost = new TreeMap<>();
    for (PlaneEntry plane : directory.all()) {
      if (stored.reached().contains(plane.id()) && !counted.contains(plane.id())) {
        lost.put(plane.id(), stored.scope().whyLost(plane));
      }
    }
    return lost;
  }

  /** Whether nothing that it reaches now, or reached when it was written, lies beyond these. */
  boolean isWhole(StoredObjective stored, PlaneSet granted) {
    return stored.scope().isFleetWide()
        ? granted instanceof PlaneSet.All
        : granted.containsAll(planes(stored)) && granted.containsAll(lost(stored).keySet());
  }

  /** By its id, or by its name among those that the caller sees. */
  StoredObjective find(String key, PlaneSet granted) {
    return seen(key, granted).orElseThrow(() -> unknown(key));
  }

  /** What the engines say of the objective's rules as it is stored. */
  Verdict verdict(StoredObjective stored, RulePublisher publisher) {
    Optional<String> objection = stored.objection();
    if (objection.isPresent()) {
      return new Verdict.Refused(objection.get());
    }
    Set<String> planes = planes(stored);
    try {
      return planes.isEmpty()
          ? new Verdict.Accepted()
          : publisher.verdict(stored.file(), file.text(stored.objective(), planes));
    } catch (EngineUnavailable away) {
      return new Verdict.Pending();
    } catch (ProblemException refused) {
      return new Verdict.Refused(refused.getMessage());
    }
  }

  /** Writes one under a name that the caller does not see yet. */
  StoredObjective add(Objective objective, Caller author, RulePublisher publisher) {
    check(objective, author);
    if (seen(objective.name(), granted(author)).isPresent()) {
      throw ProblemException.conflict("The name '" + objective.name() + "' is taken.");
    }
    return save(List.of(objective), Map.of(), author, publisher).get(0);
  }

  /**
   * Writes one in the place of another.
   *
   * @param ifMatch the version that the change is made on; 0 for a new one
   */
  StoredObjective replace(
      String key, String ifMatch, Objective objective, Caller author, RulePublisher publisher) {
    check(objective, author);
    Optional<StoredObjective> former = seen(key, granted(author));
    String name = former.map(StoredObjective::name).orElse(key);
    if (!objective.name().equals(name)) {
      throw ProblemException.invalid("name: '" + objective.name() + "' is not '" + name + "'.");
    }
    former.ifPresent(stored -> requireWhole(stored, author));
    IfMatch.require(ifMatch, former.map(StoredObjective::rowVersion).orElse(0L));
    Map<String, StoredObjective> replaced =
        former.map(stored -> Map.of(name, stored)).orElse(Map.of());
    return save(List.of(objective), replaced, author, publisher).get(0);
  }

  /**
   * Writes all or none, each in the place of what has its name.
   *
   * @param ifMatch the {@link #version} that the change is made on; needed when one is replaced
   */
  void replaceAll(
      List<Objective> objectives, String ifMatch, Caller author, RulePublisher publisher) {
    List<StoredObjective> present = within(granted(author));
    Map<String, StoredObjective> replaced = new HashMap<>();
    for (Objective objective : objectives) {
      check(objective, author);
      named(objective.name(), present)
          .ifPresent(
              stored -> {
                requireWhole(stored, author);
                replaced.put(objective.name(), stored);
              });
    }
    if (!replaced.isEmpty()) {
      IfMatch.requireText(ifMatch, version(present));
    }
    save(objectives, replaced, author, publisher);
  }

  /** Changes with each of them. */
  static String version(List<StoredObjective> objectives) {
    long hash = 17;
    for (StoredObjective stored : objectives) {
      hash = 31 * (31 * hash + stored.id().hashCode()) + stored.rowVersion();
    }
    return Long.toHexString(hash);
  }

  /**
   * @param replaced by name, as they were when the change was allowed
   */
  private List<StoredObjective> save(
      List<Objective> objectives,
      Map<String, StoredObjective> replaced,
      Caller author,
      RulePublisher publisher) {
    PlaneSet granted = granted(author);
    Map<String, String> ids = new LinkedHashMap<>();
    Map<String, Optional<StoredObjective>> former = new LinkedHashMap<>();
    List<StoredObjective> saved = new ArrayList<>();
    for (Objective objective : objectives) {
      Optional<StoredObjective> present = Optional.ofNullable(replaced.get(objective.name()));
      String id =
          present.map(StoredObjective::id).orElseGet(() -> freeId(objective.name(), granted));
      boolean isRepeated = ids.putIfAbsent(objective.name(), id) != null;
      if (isRepeated || former.putIfAbsent(id, present) != null) {
        throw ProblemException.invalid(
            "name: '" + objective.name() + "' stands in the text more than once.");
      }
    }
    requireRoom(author, former.keySet());
    for (Objective objective : objectives) {
      String id = ids.get(objective.name());
      saved.add(
          rows.write(
              id,
              former.get(id),
              ObjectiveText.write(objective),
              reached(objective, author),
              author,
              "target " + objective.target()));
    }
    for (StoredObjective stored : saved) {
      if (published(stored, publisher) instanceof Verdict.Refused refused) {
        // All are taken back, because all or none are written.
        saved.forEach(each -> rows.takeBack(each, former.get(each.id()), refused.reason()));
        publisher.publish();
        throw ProblemException.invalid(
            "The engine refuses the rules of " + stored.name() + ": " + refused.reason());
      }
    }
    return saved;
  }

  private Verdict published(StoredObjective stored, RulePublisher publisher) {
    Set<String> planes = planes(stored);
    if (planes.isEmpty()) {
      publisher.publish();
      return new Verdict.Accepted();
    }
    return publisher.publish(stored.file(), file.text(stored.objective(), planes));
  }

  private void requireRoom(Caller author, Set<String> written) {
    List<StoredObjective> others =
        rows.all(BY_ID).stream().filter(stored -> !written.contains(stored.id())).toList();
    long own = others.stream().filter(stored -> stored.isOf(author)).count();
    quota.require(
        "objectives",
        RulesConfig.PREFIX + ".most-objectives",
        others.size() + (long) written.size(),
        own + written.size());
  }

  void remove(String key, String ifMatch, Caller actor, RulePublisher publisher) {
    StoredObjective stored = find(key, granted(actor));
    requireWhole(stored, actor);
    IfMatch.require(ifMatch, stored.rowVersion());
    rows.remove(stored, actor, "");
    publisher.publish();
  }

  private void check(Objective objective, Caller author) {
    Set<String> claimed = objective.scope().claimed(directory, author, "An", "objective");
    file.text(objective, claimed);
    if (!claimed.isEmpty()) {
      bounds.require("events", objective.events(), PlaneSet.of(claimed));
      bounds.require("total", objective.total(), PlaneSet.of(claimed));
    }
  }

  private PlaneSet granted(Caller caller) {
    return directory.resolve(caller.grants()).planes();
  }

  private Optional<StoredObjective> seen(String key, PlaneSet granted) {
    return named(key, within(granted));
  }

  private static Optional<StoredObjective> named(String key, List<StoredObjective> among) {
    return among.stream()
        .filter(stored -> stored.id().equals(key))
        .findFirst()
        .or(() -> among.stream().filter(stored -> stored.name().equals(key)).findFirst());
  }

  /**
   * An objective that the author does not see may have the name; its planes are others. An author
   * who does not see all planes always gets the suffix, which would tell of that objective
   * otherwise.
   */
  private String freeId(String name, PlaneSet granted) {
    String start = name.substring(0, Math.min(MOST_START, name.length()));
    return !(granted instanceof PlaneSet.All) || rows.exists(name)
        ? start + "." + UUID.randomUUID().toString().substring(0, 8)
        : name;
  }

  private Set<String> reached(Objective objective, Caller author) {
    return objective.scope().reached(directory, plane -> plane.isCoveredBy(author.grants()));
  }

  private void requireWhole(StoredObjective stored, Caller actor) {
    if (!isWhole(stored, granted(actor))) {
      throw unknown(stored.name());
    }
  }

  private static ProblemException unknown(String name) {
    return ProblemException.notFound("There is no objective '" + name + "' that you may change.");
  }

  /** Rows that nobody wrote since the schema brought them. */
  @Override
  public Set<String> builtIn() {
    return rows.all(BY_ID).stream()
        .filter(stored -> stored.rowVersion() == 0)
        .map(StoredObjective::file)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    // Two objectives of one name are in different planes, until a plane moves.
    Set<String> counted = new HashSet<>();
    for (StoredObjective stored : rows.all(BY_ID)) {
      try {
        Set<String> planes = new TreeSet<>(planes(stored));
        planes.removeIf(plane -> !counted.add(stored.name() + "/" + plane));
        if (!planes.isEmpty()) {
          files.put(stored.file(), file.text(stored.objective(), planes));
        }
      } catch (ProblemException refused) {
        LOGGER.log(
            Level.WARNING,
            "Objective " + stored.id() + " can't be counted: " + refused.getMessage());
      }
    }
    return files;
  }
}
