package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.RulePublishers;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For which data planes a rule holds, and which callers may change it. */
class FleetRuleGrantsIT extends FleetRulesCase {
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
  void aScopeThatNamesNothingIsRefusedWithTheNearestName() {
    FleetRule misspelt = rule("queue_length", "\"threshold\":5,\"environments\":[\"prdo\"]");

    assertThatThrownBy(() -> save(misspelt, ADMIN))
        .hasMessage(
            "environments: the registry has no environment 'prdo'. The nearest name is 'prod'.");
  }
}
