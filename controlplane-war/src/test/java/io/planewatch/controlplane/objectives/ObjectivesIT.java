package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
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
import io.planewatch.controlplane.rules.RulePublishers;
import io.planewatch.controlplane.rules.Scope;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objectives whose author's account changes, with the real engine's parser. */
class ObjectivesIT {
  private static final Caller ADA =
      new Caller("ada", Role.EDITOR, grants("prod", "qa")).inTheNameOf(Optional.of("1"));

  private static final String SAMPLES =
      """
      # TYPE wait_seconds histogram
      wait_seconds_bucket{data_plane="prod",le="0.5"} 1 %1$d
      wait_seconds_bucket{data_plane="prod",le="1.0"} 2 %1$d
      wait_seconds_bucket{data_plane="prod",le="+Inf"} 2 %1$d
      wait_seconds_count{data_plane="prod"} 2 %1$d
      wait_seconds_sum{data_plane="prod"} 2 %1$d
      # EOF
      """;

  private static RealPrometheus prometheus;
  private static Scoping scoping;

  private final Clock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Storage storage = Storage.h2();
  private final Database database = storage.open(clock, directory);
  private String file = "";
  private final Map<String, Caller> accounts = new HashMap<>();
  private final Objectives objectives =
      new Objectives(
          new AuthoredDocuments<>(
              database, clock, StoredObjective.class, StoredObjective::new, "objective"),
          directory,
          new ObjectiveFile(scoping, directory),
          new BucketBounds(scoping, new InstantQueries(prometheus.engine()), clock),
          new SelectedSeries(scoping, new InstantQueries(prometheus.engine()), clock),
          Authors.of(account -> Optional.ofNullable(accounts.get(account))),
          new Quota(100, 3));

  @BeforeAll
  static void start() {
    prometheus =
        RealPrometheus.start(
            SAMPLES.formatted(new SettableClock().instant().getEpochSecond()), "", "groups: []");
    scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  @BeforeEach
  void write() {
    PlaneRows.add(database, clock.instant(), "prod", "qa");
    accounts.put("1", ADA);
    file = objectives.add(objective(), ADA, RulePublishers.idle()).file();
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  private static Grants grants(String... planes) {
    return new Grants.Restricted(Set.of(planes), Set.of(), Set.of());
  }

  private static Objective objective() {
    return objective("prod", "qa");
  }

  private static Objective objective(String... planes) {
    return new Objective(
        "orders",
        "",
        "",
        "orders_total{result=\"failed\"}",
        Objective.Counts.BAD,
        "orders_total",
        0.99,
        Map.of(),
        Duration.ofDays(30),
        new Scope(Set.of(planes), Set.of(), Set.of()));
  }

  private StoredObjective seenFrom(String plane) {
    return objectives.within(PlaneSet.of(Set.of(plane))).stream()
        .filter(stored -> stored.objective().name().equals("orders"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anObjectiveIsCountedWhereItsAuthorSees() {
    assertThat(objectives.files().get(file)).contains("prod").contains("qa");
    assertThat(objectives.lost(seenFrom("prod"))).isEmpty();
  }

  @Test
  void whereTheAuthorsAccountLostItsGrantItIsNotCountedAndSaysWhy() {
    // when
    accounts.put("1", new Caller("ada", Role.EDITOR, grants("prod")));

    // then
    assertThat(objectives.files().get(file)).contains("prod").doesNotContain("qa");
    assertThat(objectives.lost(seenFrom("qa")))
        .containsOnlyKeys("qa")
        .hasEntrySatisfying(
            "qa", reason -> assertThat(reason).contains("grants no longer reach this plane"));
  }

  @Test
  void whatARemovedAccountWroteIsShownAndNotCounted() {
    // when
    accounts.clear();

    // then
    assertThat(objectives.files()).doesNotContainKey(file);
    assertThat(objectives.lost(seenFrom("prod"))).containsOnlyKeys("prod", "qa");
  }

  @Test
  void whoDoesNotSeeAllOfItTakesItOverAsLittleAsBefore() {
    // given
    accounts.clear();
    Caller bob = new Caller("bob", Role.EDITOR, grants("qa"));

    // then
    assertThatThrownBy(() -> objectives.remove("orders", "1", bob, RulePublishers.idle()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no objective 'orders'");
  }

  @Test
  void aNameThatTheAuthorDoesNotSeeIsFree() {
    // given
    PlaneRows.add(database, clock.instant(), "dev");
    Caller eve = new Caller("eve", Role.EDITOR, grants("dev"));

    // when
    StoredObjective own = objectives.add(objective("dev"), eve, RulePublishers.idle());

    // then
    assertThat(own.id()).startsWith("orders.");
    assertThat(objectives.files()).containsKeys(file, own.file());
    assertThatThrownBy(() -> objectives.add(objective("dev"), eve, RulePublishers.idle()))
        .hasMessage("The name 'orders' is taken.");
    assertThat(objectives.find("orders", PlaneSet.of(Set.of("dev"))).id()).isEqualTo(own.id());
  }

  @Test
  void theIdOfANewObjectiveDoesNotTellWhetherAnotherOneHasItsName() {
    // given
    PlaneRows.add(database, clock.instant(), "dev");
    Caller eve = new Caller("eve", Role.EDITOR, grants("dev"));

    // then
    assertThat(objectives.add(renamed("new"), eve, RulePublishers.idle()).id())
        .matches("new\\.[0-9a-f]{8}");
  }

  private static Objective renamed(String name) {
    return new Objective(
        name,
        "",
        "",
        "orders_total{result=\"failed\"}",
        Objective.Counts.BAD,
        "orders_total",
        0.99,
        Map.of(),
        Duration.ofDays(30),
        new Scope(Set.of("dev"), Set.of(), Set.of()));
  }

  @Test
  void aStoredObjectiveWithMorePlanesThanARequestMayNameHoldsNothingUp() {
    // given
    Set<String> many = new HashSet<>(Set.of("prod"));
    for (int i = 0; i < 300; i++) {
      many.add("plane-" + i);
    }
    String former = ObjectiveText.write(objective(many.toArray(String[]::new))).toString();
    database.inTransaction(
        entities ->
            entities
                .createNativeQuery("update objective set definition = ?1 where id like 'orders%'")
                .setParameter(1, former)
                .executeUpdate());

    // then
    assertThat(objectives.files()).containsKey(file);
    assertThat(seenFrom("prod").objection()).isEmpty();
    assertThatThrownBy(
            () -> ObjectiveText.read(Json.createReader(new StringReader(former)).readObject()))
        .hasMessageContaining("planes: must have at most 200 names");
  }

  @Test
  void whoSeesAPartOfItIsToldOfNoOtherPlane() {
    StoredObjective stored = seenFrom("prod");
    PlaneSet prod = PlaneSet.of(Set.of("prod"));

    assertThat(objectives.isWhole(stored, prod)).isFalse();
    assertThat(
            ObjectiveText.part(
                    stored.written(), Set.of("prod"), stored.scope().shownTo(prod, directory))
                .toString())
        .contains("\"planes\":[\"prod\"]")
        .doesNotContain("qa");
  }

  @Test
  void aChangeNamesTheVersionThatItIsMadeOn() {
    // given
    String version = Long.toString(seenFrom("prod").rowVersion());

    // when
    objectives.replace("orders", version, objective("prod"), ADA, RulePublishers.idle());

    // then
    assertThatThrownBy(
            () -> objectives.replace("orders", version, objective(), ADA, RulePublishers.idle()))
        .hasMessageContaining("the present rowVersion is " + seenFrom("prod").rowVersion());
    assertThatThrownBy(
            () -> objectives.replaceAll(List.of(objective()), "other", ADA, RulePublishers.idle()))
        .hasMessageStartingWith("If-Match is not the present version");
    objectives.replaceAll(
        List.of(objective()),
        Objectives.version(objectives.within(PlaneSet.of(Set.of("prod", "qa")))),
        ADA,
        RulePublishers.idle());
  }

  @Test
  void aBoundThatNoBucketHasIsRefusedWithThoseThatThereAre() {
    Caller admin = new Caller("root", Role.ADMIN, Grants.unrestricted());

    assertThatThrownBy(
            () -> objectives.add(waiting("le-one", "1", "prod"), admin, RulePublishers.idle()))
        .hasMessage("events: no bucket has le=\"1\". The bounds are 0.5, 1.0, +Inf.");
    objectives.add(waiting("whole", "1.0", "prod"), admin, RulePublishers.idle());
    // where nothing was counted yet, nothing is known
    objectives.add(waiting("unknown", "1", "qa"), admin, RulePublishers.idle());
  }

  private static Objective waiting(String name, String bound, String plane) {
    return new Objective(
        name,
        "",
        "",
        "wait_seconds_bucket{le=\"" + bound + "\"}",
        Objective.Counts.GOOD,
        "wait_seconds_count",
        0.99,
        Map.of(),
        Duration.ofDays(30),
        new Scope(Set.of(plane), Set.of(), Set.of()));
  }

  @Test
  void onlyWhatComesWithTheProductIsBuiltIn() {
    assertThat(objectives.builtIn())
        .containsExactlyInAnyOrder("objective-errors.yml", "objective-latency.yml");
  }
}
