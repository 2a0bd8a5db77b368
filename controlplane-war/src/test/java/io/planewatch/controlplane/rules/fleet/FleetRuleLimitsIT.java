package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many rules one author may have, and how many alerts they may send together. */
class FleetRuleLimitsIT extends FleetRulesCase {
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
}
