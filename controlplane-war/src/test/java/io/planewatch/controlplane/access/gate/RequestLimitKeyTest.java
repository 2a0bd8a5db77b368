package io.planewatch.controlplane.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.TokenHash;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLimitKeyTest {
  private static final Caller NAMED_ALICE = new Caller("alice", Role.VIEWER, Grants.unrestricted());
  private static final Caller ACCOUNT = NAMED_ALICE.inTheNameOf(Optional.of("1"));

  private static RequestLimitKey byToken(String text, Caller caller) {
    return RequestLimitKey.of(new Presented.InHeader(TokenHash.of(text)), caller);
  }

  private static RequestLimitKey bySession(String text, Caller caller) {
    return RequestLimitKey.of(new Presented.InCookie(TokenHash.of(text)), caller);
  }

  @Test
  void callersOfOneNameHaveKeysOfTheirOwn() {
    assertThat(byToken("a", NAMED_ALICE))
        .isNotEqualTo(byToken("b", NAMED_ALICE))
        .isNotEqualTo(bySession("a", ACCOUNT))
        .isNotEqualTo(bySession("a", NAMED_ALICE));
    assertThat(bySession("a", ACCOUNT))
        .isNotEqualTo(bySession("a", NAMED_ALICE.inTheNameOf(Optional.of("2"))));
  }

  @Test
  void signingInAgainGivesNoMore() {
    assertThat(bySession("b", ACCOUNT)).isEqualTo(bySession("a", ACCOUNT));
  }

  @Test
  void moreTokensGiveNoMore() {
    assertThat(byToken("a", ACCOUNT)).isEqualTo(bySession("a", ACCOUNT));
    assertThat(byToken("a", NAMED_ALICE.through(Lineage.parse("first one"))))
        .isEqualTo(byToken("b", NAMED_ALICE.through(Lineage.parse("first two"))))
        .isNotEqualTo(byToken("b", NAMED_ALICE.through(Lineage.parse("second two"))));
  }

  @Test
  void planesHaveKeysToo() {
    JoiningPlane plane = new JoiningPlane("prod", "token");

    assertThat(RequestLimitKey.of(new Presented.InHeader(TokenHash.of("a")), plane))
        .isNotEqualTo(RequestLimitKey.of(new Presented.InHeader(TokenHash.of("b")), plane));
  }
}
