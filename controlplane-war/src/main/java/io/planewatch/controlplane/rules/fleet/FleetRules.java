package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fleet rules that people wrote. */
public final class FleetRules implements RuleSource {
  private static final Logger LOGGER = System.getLogger(FleetRules.class.getName());

  private static final String LAST_CHANGED_FIRST = "changedAt desc";

  private final AuthoredDocuments<StoredFleetRule> rows;
  private final PlaneDirectory directory;
  private final FleetFile file;
  private final Authors authors;
  private final Quota quota;
  private final int mostAlertsAnAuthor;

  FleetRules(
      AuthoredDocuments<StoredFleetRule> rows,
      PlaneDirectory directory,
      FleetFile file,
      Authors authors,
      Quota quota,
      int mostAlertsAnAuthor) {
    this.rows = rows;
    this.directory = directory;
    this.file = file;
    this.authors = authors;
    this.quota = quota;
    this.mostAlertsAnAuthor = mostAlertsAnAuthor;
  }

  /** Those that reach at least one of these planes, or could. */
  List<StoredFleetRule> within(PlaneSet granted) {
    return rows.all(LAST_CHANGED_FIRST).stream()
        .filter(rule -> isWhole(rule, granted) || runningPlanes(rule).anyMatch(granted::contains))
        .toList();
  }

  StoredFleetRule find(String id, PlaneSet granted) {
    return within(granted).stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  /** Whether nothing that it reaches now, or reached when it was written, lies beyond these. */
  boolean isWhole(StoredFleetRule stored, PlaneSet granted) {
    if (stored.scope().isFleetWide()) {
      return granted instanceof PlaneSet.All;
    }
    Set<String> now =
        stored.scope().reached(directory, plane -> authors.reaches(stored.author(), plane));
    return granted.containsAll(now)
        && stored.reached().stream()
            .filter(id -> directory.find(id).isPresent())
            .allMatch(granted::contains);
  }

  private Stream<String> runningPlanes(StoredFleetRule stored) {
    return instances(stored).stream().filter(Instance::isRunning).map(Instance::plane);
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("There is no rule '" + id + "' that you may see.");
  }

  /** None of a rule that is no longer allowed. */
  List<Instance> instances(StoredFleetRule stored) {
    if (stored.objection().isPresent()) {
      return List.of();
    }
    return file.instances(
        stored.rule(), plane -> authors.reaches(stored.author(), plane), stored.reached());
  }

  /** What the engines say of the rule as it is stored. */
  Verdict verdict(StoredFleetRule stored, RulePublisher publisher) {
    Optional<String> objection = stored.objection();
    if (objection.isPresent()) {
      return new Verdict.Refused(objection.get());
    }
    try {
      String text = text(stored);
      return text.isEmpty() ? new Verdict.Accepted() : publisher.verdict(stored.file(), text);
    } catch (EngineUnavailable away) {
      return new Verdict.Pending();
    } catch (ProblemException refused) {
      return new Verdict.Refused(refused.getMessage());
    }
  }

  /** Checks the rule in every plane that it reaches, and writes it. */
  StoredFleetRule add(FleetRule rule, Caller author, RulePublisher publisher) {
    Set<String> reached = checked(rule, author);
    requireRoom(author, Optional.empty());
    return written(
        UUID.randomUUID().toString(), rule, reached, author, Optional.empty(), publisher);
  }

  /**
   * As {@link #add}, in place of what was stored.
   *
   * @param ifMatch the version that the change is made on
   */
  StoredFleetRule replace(
      String id, String ifMatch, FleetRule rule, Caller author, RulePublisher publisher) {
    StoredFleetRule former = editable(id, author);
    IfMatch.require(ifMatch, former.rowVersion());
    Set<String> reached = checked(rule, author);
    requireRoom(author, Optional.of(former));
    return written(id, rule, reached, author, Optional.of(former), publisher);
  }

  /** What the engine refuses is taken back at once. */
  private StoredFleetRule written(
      String id,
      FleetRule rule,
      Set<String> reached,
      Caller author,
      Optional<StoredFleetRule> former,
      RulePublisher publisher) {
    StoredFleetRule saved =
        rows.write(
            id,
            former,
            FleetRuleText.write(rule),
            reached,
            author,
            rule.alert() + " in " + String.join(", ", reached));
    String text = text(saved);
    if (text.isEmpty()) {
      publisher.publish();
      return saved;
    }
    Verdict verdict = publisher.publish(saved.file(), text);
    if (verdict instanceof Verdict.Refused refused) {
      rows.takeBack(saved, former, refused.reason());
      publisher.publish();
      throw ProblemException.invalid("The engine refuses this rule: " + refused.reason());
    }
    return saved;
  }

  private void requireRoom(Caller author, Optional<StoredFleetRule> replaced) {
    List<StoredFleetRule> others =
        rows.all(LAST_CHANGED_FIRST).stream()
            .filter(rule -> replaced.filter(it -> it.id().equals(rule.id())).isEmpty())
            .toList();
    long own = others.stream().filter(rule -> rule.isOf(author)).count();
    quota.require("rules", RulesConfig.PREFIX + ".most", others.size() + 1L, own + 1);
  }

  void remove(String id, String ifMatch, Caller actor, RulePublisher publisher) {
    StoredFleetRule rule = editable(id, actor);
    IfMatch.require(ifMatch, rule.rowVersion());
    rows.remove(rule, actor, rule.alert());
    publisher.publish();
  }

  private StoredFleetRule editable(String id, Caller actor) {
    PlaneSet granted = directory.resolve(actor.grants()).planes();
    StoredFleetRule rule = find(id, granted);
    if (!isWhole(rule, granted)) {
      throw ProblemException.forbidden(
          "The rule '" + id + "' reaches data planes beyond your access, so you can't change it.");
    }
    return rule;
  }

  private Set<String> checked(FleetRule rule, Caller author) {
    Set<String> reached = rule.scope().claimed(directory, author, "A", "rule");
    for (Instance instance :
        file.instances(rule, plane -> plane.isCoveredBy(author.grants()), reached)) {
      file.expression(rule, instance.plane(), instance.threshold());
    }
    return reached;
  }

  private String text(StoredFleetRule stored) {
    return text(stored, rows.countOf(stored.authorKey()));
  }

  /**
   * An author's rules share one number of alerts, so that the rules of one author can't fill
   * Alertmanager. It goes by powers of two: not every further rule changes the texts of all others.
   */
  private String text(StoredFleetRule stored, long rulesOfAuthor) {
    long alerts = Long.highestOneBit(Math.max(1, mostAlertsAnAuthor / Math.max(1, rulesOfAuthor)));
    return file.text(stored.id(), stored.rule(), instances(stored), alerts);
  }

  @Override
  public Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    List<StoredFleetRule> all = rows.all(LAST_CHANGED_FIRST);
    Map<String, Long> rulesOfAuthors =
        all.stream()
            .collect(Collectors.groupingBy(StoredFleetRule::authorKey, Collectors.counting()));
    for (StoredFleetRule stored : all) {
      try {
        String text = text(stored, rulesOfAuthors.get(stored.authorKey()));
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
