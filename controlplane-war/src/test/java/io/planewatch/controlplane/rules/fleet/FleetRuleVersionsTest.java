package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.audit.AuditRows;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes of one rule by several editors at the same time. */
class FleetRuleVersionsTest {
  private static final Caller ADA = new Caller("ada", Role.EDITOR, Grants.unrestricted());
  private static final Caller BEN = new Caller("ben", Role.EDITOR, Grants.unrestricted());

  private final SettableClock clock = new SettableClock();

  private AuthoredDocuments<StoredFleetRule> rows(Database database) {
    return new AuthoredDocuments<>(
        database, clock, StoredFleetRule.class, StoredFleetRule::new, "rule");
  }

  private static StoredFleetRule write(
      AuthoredDocuments<StoredFleetRule> rows,
      Optional<StoredFleetRule> former,
      String alert,
      Caller author) {
    return rows.write(
        "r1",
        former,
        Json.createObjectBuilder().add("alert", alert).build(),
        Set.of("prod"),
        author,
        alert);
  }

  private static List<String> alerts(AuthoredDocuments<StoredFleetRule> rows) {
    return rows.all("id").stream().map(StoredFleetRule::alert).toList();
  }

  @EveryDatabase
  void aChangeThatTheEngineRefusesIsTakenBack(Storage storage) {
    // given
    Database database = storage.open(clock);
    AuthoredDocuments<StoredFleetRule> rows = rows(database);
    StoredFleetRule first = write(rows, Optional.empty(), "First", ADA);
    StoredFleetRule refused = write(rows, Optional.of(first), "Refused", BEN);

    // when
    rows.takeBack(refused, Optional.of(first), "not this one");

    // then
    assertThat(alerts(rows)).containsExactly("First");
    assertThat(rows.all("id").get(0).author().name()).isEqualTo("ada");
    assertThat(AuditRows.of(database))
        .containsExactly("ada rule.save", "ben rule.save", "control plane rule.take-back");
  }

  @EveryDatabase
  void aChangeThatIsTakenBackUndoesNoLaterOne(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    StoredFleetRule first = write(rows, Optional.empty(), "First", ADA);
    StoredFleetRule refused = write(rows, Optional.of(first), "Refused", BEN);
    write(rows, Optional.of(refused), "Later", ADA);

    // when
    rows.takeBack(refused, Optional.of(first), "not this one");

    // then
    assertThat(alerts(rows)).containsExactly("Later");
  }

  @EveryDatabase
  void aNewRuleThatIsTakenBackStaysWhenSomebodyHasChangedItSince(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    StoredFleetRule refused = write(rows, Optional.empty(), "Refused", BEN);
    write(rows, Optional.of(refused), "Later", ADA);

    // when
    rows.takeBack(refused, Optional.empty(), "not this one");

    // then
    assertThat(alerts(rows)).containsExactly("Later");
  }

  @EveryDatabase
  void aChangeOfAnOutdatedVersionIsRefused(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    StoredFleetRule read = write(rows, Optional.empty(), "First", ADA);
    write(rows, Optional.of(read), "Later", BEN);

    // then
    assertThatThrownBy(() -> write(rows, Optional.of(read), "Lost", ADA))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("somebody has changed this in the meantime");
    assertThatThrownBy(() -> rows.remove(read, ADA, ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("somebody has changed this in the meantime");
    assertThat(alerts(rows)).containsExactly("Later");
  }

  @EveryDatabase
  void aChangeOfARemovedRuleIsRefused(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    StoredFleetRule read = write(rows, Optional.empty(), "First", ADA);
    rows.remove(read, BEN, "");

    // then
    assertThatThrownBy(() -> write(rows, Optional.of(read), "Back", ADA))
        .isInstanceOf(ProblemException.class);
    assertThat(alerts(rows)).isEmpty();
  }

  @EveryDatabase
  void ofTwoNewRulesWithOneIdTheFirstStays(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    write(rows, Optional.empty(), "First", ADA);

    // then
    assertThatThrownBy(() -> write(rows, Optional.empty(), "Second", BEN))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Somebody has just written the rule 'r1'.");
    assertThat(alerts(rows)).containsExactly("First");
  }
}
