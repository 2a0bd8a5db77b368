package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.audit.AuditRows;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.Quota;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RulePublishers;
import io.planewatch.controlplane.rules.RuleReader;
import io.planewatch.controlplane.rules.Verdict;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules as files, with the real engine's parser between what is written and what runs. */
class FleetRulesIT {
  private static RealPrometheus prometheus;
  private static Scoping scoping;

  private final Clock clock = new SettableClock();
  private final Map<String, Caller> accounts = new HashMap<>();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Storage storage = Storage.h2();
  private final Database database = storage.open(clock, directory);
  private final FleetRules rules =
      new FleetRules(
          new AuthoredDocuments<>(
              database, clock, StoredFleetRule.class, StoredFleetRule::new, "rule"),
          directory,
          new FleetFile(scoping, directory),
          Authors.of(account -> Optional.ofNullable(accounts.get(account))),
          new Quota(4, 3),
          100);

  private static final Caller EDITOR_OF_PROD =
      new Caller("ada", Role.EDITOR, new Grants.Restricted(Set.of(), Set.of("prod"), Set.of()));
  private static final Grants QA = new Grants.Restricted(Set.of("qa"), Set.of(), Set.of());
  private static final Caller ADMIN = new Caller("root", Role.ADMIN, Grants.unrestricted());

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  FleetRulesIT() {
    PlaneRows.add(database, clock.instant(), "prod", "qa");
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  private static FleetRule rule(String expr, String more) {
    String json = "{\"alert\":\"Queue\",\"expr\":%s,%s}".formatted(Json.createValue(expr), more);
    return FleetRuleText.read(json);
  }

  private List<JsonObject> written() {
    return rules.files().values().stream()
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .flatMap(
            file ->
                file
                    .getJsonArray("groups")
                    .getJsonObject(0)
                    .getJsonArray("rules")
                    .getValuesAs(JsonObject.class)
                    .stream())
        .toList();
  }

  private void save(FleetRule rule, Caller author) {
    rules.add(rule, author, RulePublishers.idle());
  }

  @Test
  void thereIsOneRuleAPlaneNarrowedToItAndBearingItsName() {
    save(rule("queue_length", "\"threshold\":5,\"thresholds\":{\"prod\":2}"), ADMIN);

    assertThat(written())
        .extracting(rule -> rule.getJsonObject("labels").getString("data_plane"))
        .containsExactly("prod", "qa");
    assertThat(written())
        .extracting(rule -> rule.getString("expr"))
        .satisfiesExactly(
            prod -> assertThat(prod).contains("{data_plane=~\"prod\"}").endsWith("> 2"),
            qa -> assertThat(qa).contains("{data_plane=~\"qa\"}").endsWith("> 5"));
  }

  @Test
  void relabellingReachesNothingOfAnotherPlane() {
    save(
        rule(
            "label_replace(queue_length, \"data_plane\", \"prod\", \"\", \"\")",
            "\"threshold\":0,\"environments\":[\"prod\"]"),
        EDITOR_OF_PROD);

    assertThat(written())
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.getString("expr"))
                    .contains("queue_length{data_plane=~\"prod\"}")
                    .doesNotContain("qa"));
  }

  @Test
  void whatTheAuthorMayNoLongerSeeStopsAndSaysSo() {
    save(rule("queue_length", "\"threshold\":5,\"planes\":[\"prod\"]"), EDITOR_OF_PROD);

    PlaneRows.move(database, "prod", "dev");

    assertThat(rules.files()).isEmpty();
    StoredFleetRule stored = rules.find(only(), directory.resolve(ADMIN.grants()).planes());
    assertThat(rules.instances(stored))
        .singleElement()
        .satisfies(
            instance -> {
              assertThat(instance.isRunning()).isFalse();
              assertThat(instance.reason()).contains("grants no longer reach this plane");
            });
  }

  @Test
  void whatTheAuthorsAccountMayNoLongerSeeStopsAndSaysSo() {
    // given
    Caller ada = EDITOR_OF_PROD.inTheNameOf(Optional.of("ada's"));
    accounts.put("ada's", ada);
    save(rule("queue_length", "\"threshold\":5,\"planes\":[\"prod\"]"), ada);
    assertThat(rules.files()).hasSize(1);

    // when
    accounts.put("ada's", new Caller("ada", Role.EDITOR, QA));

    // then
    assertThat(rules.files()).isEmpty();
    assertThat(rules.instances(rules.find(only(), directory.resolve(ADMIN.grants()).planes())))
        .singleElement()
        .extracting(Instance::reason)
        .asString()
        .contains("grants no longer reach this plane");
  }

  @Test
  void whatARemovedAccountWroteStops() {
    // given
    Caller ada = EDITOR_OF_PROD.inTheNameOf(Optional.of("ada's"));
    accounts.put("ada's", ada);
    save(rule("queue_length", "\"threshold\":5,\"planes\":[\"prod\"]"), ada);

    // when
    accounts.clear();

    // then
    assertThat(rules.files()).isEmpty();
  }

  private String only() {
    return rules.within(directory.resolve(ADMIN.grants()).planes()).get(0).id();
  }

  @Test
  void aRuleForEveryPlaneNeedsTheUnrestrictedGrant() {
    FleetRule everywhere = rule("queue_length", "\"threshold\":5");

    assertThatThrownBy(() -> save(everywhere, EDITOR_OF_PROD))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unrestricted");
  }

  @Test
  void aForeignPlaneIsRefused() {
    FleetRule foreign = rule("queue_length", "\"threshold\":5,\"planes\":[\"qa\"]");

    assertThatThrownBy(() -> save(foreign, EDITOR_OF_PROD)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aMistakeInTheExpressionIsRefusedWithItsPlace() {
    FleetRule broken = rule("rate(queue_length[5m)", "\"threshold\":5,\"environments\":[\"prod\"]");

    assertThatThrownBy(() -> save(broken, EDITOR_OF_PROD))
        .hasMessageContaining("expr: ")
        .hasMessageContaining("parse error");
    assertThat(rules.files()).isEmpty();
  }

  @Test
  void aStoredRuleThatIsNoLongerAllowedRunsNowhereAndStopsNoOther() {
    // given
    save(rule("queue_length", "\"threshold\":5"), ADMIN);
    save(rule("queue_length", "\"threshold\":5,\"unit\":\"jobs\""), ADMIN);

    // when
    database.inTransaction(
        entities ->
            entities
                .createNativeQuery(
                    "update fleet_rule set definition ="
                        + " replace(definition, '\"jobs\"', '\"{{ query 1 }}\"')")
                .executeUpdate());

    // then
    assertThat(rules.files()).hasSize(1);
    assertThat(rules.within(directory.resolve(ADMIN.grants()).planes()))
        .hasSize(2)
        .anySatisfy(
            stored -> {
              assertThat(stored.objection())
                  .hasValueSatisfying(why -> assertThat(why).startsWith("unit: must be plain"));
              assertThat(rules.instances(stored)).isEmpty();
            });
  }

  @Test
  void whatReachesAForeignPlaneTodayIsSeenInPartAndNotChanged() {
    // given
    save(rule("queue_length", "\"threshold\":5,\"environments\":[\"prod\"]"), ADMIN);
    PlaneSet prod = PlaneSet.of(Set.of("prod"));
    Caller editor =
        new Caller("eve", Role.EDITOR, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));
    assertThat(rules.isWhole(rules.find(only(), prod), prod)).isTrue();

    // when
    PlaneRows.move(database, "qa", "prod");

    // then
    StoredFleetRule stored = rules.find(only(), prod);
    assertThat(rules.isWhole(stored, prod)).isFalse();
    assertThatThrownBy(() -> rules.remove(only(), "1", editor, RulePublishers.idle()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("reaches data planes beyond your access");
    FleetRule other = rule("up", "\"threshold\":5,\"planes\":[\"prod\"]");
    assertThatThrownBy(() -> rules.replace(only(), "1", other, editor, RulePublishers.idle()))
        .hasMessageContaining("reaches data planes beyond your access");
    assertThat(rules.files()).hasSize(1);
  }

  @Test
  void aChangeNamesTheVersionThatItIsMadeOn() {
    // given
    FleetRule first = rule("queue_length", "\"threshold\":5");
    FleetRule second = rule("queue_length", "\"threshold\":6");
    StoredFleetRule stored = rules.add(first, ADMIN, RulePublishers.idle());
    String version = Long.toString(stored.rowVersion());

    // when
    StoredFleetRule changed =
        rules.replace(stored.id(), version, second, ADMIN, RulePublishers.idle());

    // then
    assertThat(changed.rowVersion()).isGreaterThan(stored.rowVersion());
    assertThatThrownBy(() -> rules.remove(stored.id(), version, ADMIN, RulePublishers.idle()))
        .hasMessageContaining("the present rowVersion is " + changed.rowVersion());
    assertThatThrownBy(() -> rules.remove(stored.id(), null, ADMIN, RulePublishers.idle()))
        .hasMessage("The header If-Match must hold the rowVersion.");
  }

  @Test
  void anAuthorHasSoManyRulesAndAllTogetherSoMany() {
    FleetRule everywhere = rule("queue_length", "\"threshold\":5");
    FleetRule inProd = rule("queue_length", "\"threshold\":5,\"planes\":[\"prod\"]");
    for (int i = 0; i < 3; i++) {
      save(everywhere, ADMIN);
    }

    assertThatThrownBy(() -> save(everywhere, ADMIN))
        .hasMessage(
            "You have 3 rules, which is the maximum for one author (planewatch.rules.most-an-author)."
                + " Remove one first.");
    save(inProd, EDITOR_OF_PROD);
    assertThatThrownBy(() -> save(inProd, EDITOR_OF_PROD))
        .hasMessageStartingWith("There are 4 rules, which is the maximum (planewatch.rules.most).");
  }

  @Test
  void tokensThatWereMadeWithOneTokenHaveAsManyRulesAsOneAuthor() {
    FleetRule everywhere = rule("queue_length", "\"threshold\":5");
    for (String made : List.of("one", "two", "three")) {
      Caller token = new Caller("ci " + made, Role.ADMIN, Grants.unrestricted());
      save(everywhere, token.through(Lineage.parse("first " + made)));
    }

    Caller fourth = new Caller("ci four", Role.ADMIN, Grants.unrestricted());
    assertThatThrownBy(() -> save(everywhere, fourth.through(Lineage.parse("first four"))))
        .hasMessageStartingWith("You have 3 rules");
    save(everywhere, fourth.through(Lineage.parse("second four")));
  }

  @Test
  void aScopeThatNamesNothingIsRefusedWithTheNearestName() {
    FleetRule misspelt = rule("queue_length", "\"threshold\":5,\"environments\":[\"prdo\"]");

    assertThatThrownBy(() -> save(misspelt, ADMIN))
        .hasMessage(
            "environments: the registry has no environment 'prdo'. The nearest name is 'prod'.");
  }

  @Test
  void theRulesOfAnAuthorShareABoundOfAlerts() {
    // given a rule in two planes, and one of another author in one plane
    save(rule("queue_length", "\"threshold\":5"), ADMIN);
    save(rule("up", "\"threshold\":5,\"environments\":[\"prod\"]"), EDITOR_OF_PROD);
    assertThat(limits()).containsExactlyInAnyOrder(32, 64);

    // when
    save(rule("queue_length", "\"threshold\":6"), ADMIN);
    save(rule("queue_length", "\"threshold\":7"), ADMIN);

    // then
    assertThat(limits()).containsExactlyInAnyOrder(16, 16, 16, 64);
  }

  private List<Integer> limits() {
    return rules.files().values().stream()
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .map(file -> file.getJsonArray("groups").getJsonObject(0).getInt("limit"))
        .toList();
  }

  @Test
  void theVerdictIsOnTheTextThatIsPublished(@TempDir Path dir) {
    // given
    RulePublisher publisher =
        RulePublishers.of(
            RulePublishers.folder(dir), RulePublishers.accepting(), List.of(rules), () -> true);
    rules.add(rule("queue_length", "\"threshold\":5"), ADMIN, publisher);
    rules.add(rule("queue_length", "\"threshold\":6"), ADMIN, publisher);

    // when
    publisher.publish();

    // then
    assertThat(rules.within(new PlaneSet.All()))
        .allSatisfy(
            stored ->
                assertThat(rules.verdict(stored, publisher)).isInstanceOf(Verdict.Accepted.class));
  }

  @Test
  void whatTheEngineRefusesIsTakenBackInTheNameOfPlanewatch(@TempDir Path dir) {
    // given
    RuleReader refusing =
        new RuleReader() {
          @Override
          public Reading readAgain() {
            return new Reading.Refused("not this one");
          }

          @Override
          public Optional<Start> started() {
            return Optional.of(new Start(Instant.EPOCH, true));
          }
        };
    RulePublisher publisher =
        RulePublishers.of(RulePublishers.folder(dir), refusing, List.of(rules), () -> true);

    // when
    assertThatThrownBy(() -> rules.add(rule("up", "\"threshold\":5"), ADMIN, publisher))
        .hasMessage("The engine refuses this rule: not this one");

    // then
    assertThat(rules.files()).isEmpty();
    assertThat(AuditRows.of(database))
        .containsExactly("root rule.save", "control plane rule.take-back");
  }
}
