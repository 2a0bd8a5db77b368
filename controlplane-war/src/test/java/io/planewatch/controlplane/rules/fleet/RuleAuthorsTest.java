package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose rules share one number of alerts and one quota. */
class RuleAuthorsTest {
  private final SettableClock clock = new SettableClock();

  private static Caller editor(String name) {
    return new Caller(name, Role.EDITOR, Grants.unrestricted());
  }

  private AuthoredDocuments<StoredFleetRule> rows(Database database) {
    return new AuthoredDocuments<>(
        database, clock, StoredFleetRule.class, StoredFleetRule::new, "rule");
  }

  private static void write(AuthoredDocuments<StoredFleetRule> rows, String id, Caller author) {
    rows.write(
        id,
        Optional.empty(),
        Json.createObjectBuilder().add("alert", id).build(),
        Set.of("prod"),
        author,
        id);
  }

  @EveryDatabase
  void rulesOfTokensThatOneTokenMadeCountTogetherWhateverTheTokensAreCalled(Storage storage) {
    // given
    AuthoredDocuments<StoredFleetRule> rows = rows(storage.open(clock));
    Caller first = editor("ci").through(new Lineage(List.of("t1")));
    Caller made = editor("ci 2").through(new Lineage(List.of("t1", "t2")));
    Caller stranger = editor("ci").through(new Lineage(List.of("t3")));

    // when
    write(rows, "a", first);
    write(rows, "b", made);
    write(rows, "c", stranger);

    // then
    assertThat(rows.countOf(CallerOrigin.of(first))).isEqualTo(2);
    assertThat(rows.countOf(CallerOrigin.of(made))).isEqualTo(2);
    assertThat(rows.countOf(CallerOrigin.of(stranger))).isEqualTo(1);
    assertThat(rows.all("id"))
        .extracting(StoredFleetRule::authorKey)
        .containsExactly("token:t1", "token:t1", "token:t3");
  }

  @EveryDatabase
  void rulesThatAFormerVersionWroteDuringAnUpgradeCountForTheirAuthor(Storage storage) {
    // given
    Database database = storage.open(clock);
    AuthoredDocuments<StoredFleetRule> rows = rows(database);
    Caller ada = editor("ada").inTheNameOf(Optional.of("17"));
    Caller operator = editor("operator");
    write(rows, "a", ada);
    write(rows, "b", operator);
    database.inTransaction(
        entities ->
            entities.createNativeQuery("update fleet_rule set author_key = null").executeUpdate());

    // when
    write(rows, "c", editor("token of ada").inTheNameOf(Optional.of("17")));
    write(rows, "d", operator);

    // then
    assertThat(rows.countOf(CallerOrigin.of(ada))).isEqualTo(2);
    assertThat(rows.countOf(CallerOrigin.of(operator))).isEqualTo(2);
    assertThat(rows.all("id"))
        .extracting(rule -> rule.isOf(ada))
        .containsExactly(true, false, true, false);
    assertThat(rows.all("id"))
        .extracting(StoredFleetRule::authorKey)
        .containsExactly("account:17", "name:operator", "account:17", "name:operator");
  }
}
