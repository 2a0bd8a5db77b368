package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneDirectory;
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
import java.util.UUID;

/** The fleet rules that people wrote. */
public final class FleetRules implements RuleSource {
  private static final Logger LOGGER = System.getLogger(FleetRules.class.getName());

  private final Database database;
  private final PlaneDirectory directory;
  private final FleetFile file;
  private final Authors authors;
  private final Clock clock;

  FleetRules(
      Database database, PlaneDirectory directory, FleetFile file, Authors authors, Clock clock) {
    this.database = database;
    this.directory = directory;
    this.file = file;
    this.authors = authors;
    this.clock = clock;
  }

  /** Those that reach no plane outside of these. */
  List<StoredFleetRule> within(PlaneSet granted) {
    return all().stream()
        .filter(
            rule ->
                rule.scope().isFleetWide()
                    ? granted instanceof PlaneSet.All
                    : granted.containsAll(rule.reached()))
        .toList();
  }

  StoredFleetRule find(String id, PlaneSet granted) {
    return within(granted).stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.notFound("There is no rule '" + id + "' that you may see."));
  }

  /** None of a rule that is no longer allowed. */
  List<Instance> instances(StoredFleetRule stored) {
    if (stored.objection().isPresent()) {
      return List.of();
    }
    return file.instances(
        stored.rule(), plane -> authors.reaches(stored.author(), plane), stored.reached());
  }

  /**
   * Checks the rule in every plane that it reaches, writes it, and takes it back when the engine
   * refuses it.
   *
   * @param id empty for a new one
   */
  StoredFleetRule save(
      Optional<String> id, FleetRule rule, Caller author, RulePublisher publisher) {
    Set<String> reached = checked(rule, author);
    Optional<StoredFleetRule> former =
        id.map(known -> find(known, directory.resolve(author.grants()).planes()));
    String key = former.map(StoredFleetRule::id).orElseGet(() -> UUID.randomUUID().toString());
    StoredFleetRule saved = write(key, rule, reached, author);
    publisher.publish();
    Optional<String> refusal = publisher.refusal(saved.file());
    if (refusal.isPresent()) {
      former.ifPresentOrElse(
          before -> write(key, before.rule(), before.reached(), before.author()), () -> erase(key));
      publisher.publish();
      throw ProblemException.invalid("The engine refuses this rule: " + refusal.get());
    }
    return saved;
  }

  void remove(String id, Caller actor, RulePublisher publisher) {
    StoredFleetRule rule = find(id, directory.resolve(actor.grants()).planes());
    erase(rule.id());
    audit(actor, "rule.remove", rule.id(), rule.alert());
    publisher.publish();
  }

  private Set<String> checked(FleetRule rule, Caller author) {
    Set<String> reached = rule.scope().claimed(directory, author, "A", "rule");
    for (Instance instance :
        file.instances(rule, plane -> plane.isCoveredBy(author.grants()), reached)) {
      file.expression(rule, instance.plane(), instance.threshold());
    }
    return reached;
  }

  private StoredFleetRule write(String id, FleetRule rule, Set<String> reached, Caller author) {
    return database.inTransaction(
        entities -> {
          StoredFleetRule found = entities.find(StoredFleetRule.class, id);
          StoredFleetRule stored = found == null ? new StoredFleetRule(id) : found;
          stored.become(rule, reached, author, clock.instant());
          if (found == null) {
            entities.persist(stored);
          }
          AuditEntry.write(
              entities,
              clock.instant(),
              author.name(),
              "rule.save",
              "rule " + id,
              rule.alert() + " in " + String.join(", ", reached));
          return stored;
        });
  }

  private void erase(String id) {
    database.inTransaction(
        entities -> {
          StoredFleetRule stored = entities.find(StoredFleetRule.class, id);
          if (stored != null) {
            entities.remove(stored);
          }
          return id;
        });
  }

  private void audit(Caller actor, String action, String id, String detail) {
    database.inTransaction(
        entities -> {
          AuditEntry.write(entities, clock.instant(), actor.name(), action, "rule " + id, detail);
          return id;
        });
  }

  private List<StoredFleetRule> all() {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select r from StoredFleetRule r order by r.changedAt desc",
                    StoredFleetRule.class)
                .getResultList());
  }

  @Override
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (StoredFleetRule stored : all()) {
      try {
        String text = file.text(stored.id(), stored.rule(), instances(stored));
        if (!text.isEmpty()) {
          files.put(stored.file(), text);
        }
      } catch (ProblemException refused) {
        LOGGER.log(Level.WARNING, "Rule " + stored.id() + " can't run: " + refused.getMessage());
      }
    }
    return files;
  }
}
