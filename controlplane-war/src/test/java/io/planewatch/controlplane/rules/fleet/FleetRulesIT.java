package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.audit.AuditRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RulePublishers;
import io.planewatch.controlplane.rules.RuleReader;
import io.planewatch.controlplane.rules.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule files that fleet rules become, and what Prometheus answers about them. */
class FleetRulesIT extends FleetRulesCase {
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
