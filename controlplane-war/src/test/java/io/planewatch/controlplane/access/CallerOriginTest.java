package io.planewatch.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerOriginTest {
  private static String origin(String name, String account, String lineage) {
    return CallerOrigin.of(
        new Caller(name, Role.VIEWER, Grants.unrestricted())
            .inTheNameOf(Optional.of(account).filter(id -> !id.isEmpty()))
            .through(Lineage.parse(lineage)));
  }

  @Test
  void tokensOfAnAccountOrOfATokenHaveOneOrigin() {
    assertThat(origin("ci", "1", "operator-1 one")).isEqualTo(origin("cd", "1", "two three"));
    assertThat(origin("ci", "", "operator-1 one two"))
        .isEqualTo(origin("cd", "", "operator-1 one three"))
        .isEqualTo(origin("one", "", "operator-1 one"));
  }

  @Test
  void tokensThatTheOperatorMadeHaveOriginsOfTheirOwn() {
    assertThat(origin("ci", "", "operator-1 one")).isNotEqualTo(origin("ci", "", "operator-1 two"));
  }

  @Test
  void guestsOfTheOperatorAreNotTheOperator() {
    assertThat(origin("admin", "", "operator-1"))
        .isNotEqualTo(origin("guest", "", "operator-1"))
        .isEqualTo(origin("admin", "", "operator-2"));
  }
}
