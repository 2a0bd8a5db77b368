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
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.RulePublishers;
import io.planewatch.controlplane.rules.Scope;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
  private static final String FILE = "objective-orders.yml";
  private static final Caller ADA =
      new Caller("ada", Role.EDITOR, grants("prod", "qa")).inTheNameOf(Optional.of("1"));

  private static RealPrometheus prometheus;
  private static Scoping scoping;

  private final Clock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Storage storage = Storage.h2();
  private final Database database = storage.open(clock, directory);
  private final Map<String, Caller> accounts = new HashMap<>();
  private final Objectives objectives =
      new Objectives(
          database,
          directory,
          new ObjectiveFile(scoping, directory),
          Authors.of(account -> Optional.ofNullable(accounts.get(account))),
          clock);

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
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
    objectives.save(List.of(objective()), true, ADA, RulePublishers.idle());
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  private static Grants grants(String... planes) {
    return new Grants.Restricted(Set.of(planes), Set.of(), Set.of());
  }

  private static Objective objective() {
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
        new Scope(Set.of("prod", "qa"), Set.of(), Set.of()));
  }

  private StoredObjective seenFrom(String plane) {
    return objectives.within(PlaneSet.of(Set.of(plane))).stream()
        .filter(stored -> stored.objective().name().equals("orders"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anObjectiveIsCountedWhereItsAuthorSees() {
    assertThat(objectives.files().get(FILE)).contains("prod").contains("qa");
    assertThat(objectives.lost(seenFrom("prod"))).isEmpty();
  }

  @Test
  void whereTheAuthorsAccountLostItsGrantItIsNotCountedAndSaysWhy() {
    // when
    accounts.put("1", new Caller("ada", Role.EDITOR, grants("prod")));

    // then
    assertThat(objectives.files().get(FILE)).contains("prod").doesNotContain("qa");
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
    assertThat(objectives.files()).doesNotContainKey(FILE);
    assertThat(objectives.lost(seenFrom("prod"))).containsOnlyKeys("prod", "qa");
  }

  @Test
  void whoDoesNotSeeAllOfItTakesItOverAsLittleAsBefore() {
    // given
    accounts.clear();
    Caller bob = new Caller("bob", Role.EDITOR, grants("qa"));

    // then
    assertThatThrownBy(() -> objectives.remove("orders", bob, RulePublishers.idle()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no objective 'orders'");
  }
}
