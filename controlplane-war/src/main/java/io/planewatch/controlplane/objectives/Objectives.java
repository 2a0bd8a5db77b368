package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RuleSource;
import io.planewatch.controlplane.state.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objectives that are there; two come with the product. */
public final class Objectives implements RuleSource {
  private static final Logger LOGGER = System.getLogger(Objectives.class.getName());

  private final Database database;
  private final PlaneDirectory directory;
  private final ObjectiveFile file;
  private final Authors authors;
  private final Clock clock;

  Objectives(
      Database database,
      PlaneDirectory directory,
      ObjectiveFile file,
      Authors authors,
      Clock clock) {
    this.database = database;
    this.directory = directory;
    this.file = file;
    this.authors = authors;
    this.clock = clock;
  }

  /** Those that reach at least one of the caller's planes. */
  List<StoredObjective> within(PlaneSet granted) {
    return all().stream()
        .filter(
            stored ->
                Stream.concat(planes(stored).stream(), lost(stored).keySet().stream())
                    .anyMatch(granted::contains))
        .toList();
  }

  /** The planes that it is counted in. */
  Set<String> planes(StoredObjective stored) {
    return stored
        .objective()
        .scope()
        .reached(directory, plane -> authors.reaches(stored.author(), plane));
  }

  /** The planes that it was counted in when it was written and no longer is, and why. */
  Map<String, String> lost(StoredObjective stored) {
    Set<String> counted = planes(stored);
    Map<String, String> lost = new TreeMap<>();
    for (PlaneEntry plane : directory.all()) {
      if (stored.reached().contains(plane.id()) && !counted.contains(plane.id())) {
        lost.put(plane.id(), stored.objective().scope().whyLost(plane));
      }
    }
    return lost;
  }

  /**
   * Writes objectives, all or none.
   *
   * @param replace whether one of that name may be there already
   */
  void save(List<Objective> objectives, boolean replace, Caller author, RulePublisher publisher) {
    for (Objective objective : objectives) {
      check(objective, replace, author);
    }
    Map<String, Optional<StoredObjective>> former = new TreeMap<>();
    objectives.forEach(objective -> former.put(objective.name(), find(objective.name())));
    objectives.forEach(objective -> write(objective, reached(objective, author), author));
    publisher.publish();
    for (Objective objective : objectives) {
      Optional<String> refusal = publisher.refusal(new StoredObjective(objective).file());
      if (refusal.isPresent()) {
        former.forEach(this::restore);
        publisher.publish();
        throw ProblemException.invalid(
            "The engine refuses the rules of " + objective.name() + ": " + refusal.get());
      }
    }
  }

  void remove(String name, Caller actor, RulePublisher publisher) {
    StoredObjective stored = find(name).orElseThrow(() -> unknown(name));
    requireWhole(stored, actor);
    erase(name);
    audit(actor, "objective.remove", name);
    publisher.publish();
  }

  private void check(Objective objective, boolean replace, Caller author) {
    file.text(objective, objective.scope().claimed(directory, author, "An", "objective"));
    Optional<StoredObjective> known = find(objective.name());
    if (known.isPresent() && !replace) {
      throw ProblemException.conflict("The name '" + objective.name() + "' is taken.");
    }
    known.ifPresent(stored -> requireWhole(stored, author));
  }

  private Set<String> reached(Objective objective, Caller author) {
    return objective.scope().reached(directory, plane -> plane.isCoveredBy(author.grants()));
  }

  private void requireWhole(StoredObjective stored, Caller actor) {
    PlaneSet granted = directory.resolve(actor.grants()).planes();
    boolean whole =
        stored.objective().scope().isFleetWide()
            ? granted instanceof PlaneSet.All
            : granted.containsAll(planes(stored)) && granted.containsAll(lost(stored).keySet());
    if (!whole) {
      throw unknown(stored.objective().name());
    }
  }

  private static ProblemException unknown(String name) {
    return ProblemException.notFound("There is no objective '" + name + "' that you may change.");
  }

  private Optional<StoredObjective> find(String name) {
    return database.inTransaction(
        entities -> Optional.ofNullable(entities.find(StoredObjective.class, name)));
  }

  private void write(Objective objective, Set<String> reached, Caller author) {
    database.inTransaction(
        entities -> {
          StoredObjective found = entities.find(StoredObjective.class, objective.name());
          StoredObjective stored = found == null ? new StoredObjective(objective) : found;
          stored.become(objective, reached, author, clock.instant());
          if (found == null) {
            entities.persist(stored);
          }
          AuditEntry.write(
              entities,
              clock.instant(),
              author.name(),
              "objective.save",
              "objective " + objective.name(),
              "target " + objective.target());
          return stored;
        });
  }

  private void restore(String name, Optional<StoredObjective> former) {
    former.ifPresentOrElse(
        stored -> write(stored.objective(), stored.reached(), stored.author()), () -> erase(name));
  }

  private void erase(String name) {
    database.inTransaction(
        entities -> {
          StoredObjective stored = entities.find(StoredObjective.class, name);
          if (stored != null) {
            entities.remove(stored);
          }
          return name;
        });
  }

  private void audit(Caller actor, String action, String name) {
    database.inTransaction(
        entities -> {
          AuditEntry.write(
              entities, clock.instant(), actor.name(), action, "objective " + name, "");
          return name;
        });
  }

  private List<StoredObjective> all() {
    return database.inTransaction(
        entities ->
            entities
                .createQuery("select o from StoredObjective o order by o.id", StoredObjective.class)
                .getResultList());
  }

  @Override
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (StoredObjective stored : all()) {
      Set<String> planes = planes(stored);
      try {
        if (!planes.isEmpty()) {
          files.put(stored.file(), file.text(stored.objective(), planes));
        }
      } catch (ProblemException refused) {
        LOGGER.log(
            Level.WARNING,
            "Objective "
                + stored.objective().name()
                + " can't be counted: "
                + refused.getMessage());
      }
    }
    return files;
  }
}
