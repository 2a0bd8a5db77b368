package io.planewatch.controlplane.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodySenderTest {
  private static Object sender(String name, String account, String lineage) {
    return BodySender.of(
        new Caller(name, Role.VIEWER, Grants.unrestricted())
            .inTheNameOf(Optional.of(account).filter(id -> !id.isEmpty()))
            .through(Lineage.parse(lineage)));
  }

  @Test
  void moreTokensOfAnAccountOrOfATokenAreTheSameSender() {
    assertThat(sender("ci", "alice", "one")).isEqualTo(sender("cd", "alice", "two"));
    assertThat(sender("ci", "", "operator-1 one two"))
        .isEqualTo(sender("cd", "", "operator-1 one three"));
  }

  @Test
  void tokensThatTheOperatorMadeAreSendersOfTheirOwn() {
    assertThat(sender("ci", "", "operator-1 one")).isNotEqualTo(sender("ci", "", "operator-1 two"));
    assertThat(sender("admin", "", "operator-1")).isNotEqualTo(sender("guest", "", "operator-1"));
  }

  @Test
  void addressesOfOneIpV6NetworkAreTheSameSender() {
    assertThat(BodySender.ofAddress("2001:db8::1")).isEqualTo(BodySender.ofAddress("2001:db8::2"));
    assertThat(BodySender.ofAddress("192.0.2.1")).isNotEqualTo(BodySender.ofAddress("192.0.2.2"));
  }
}
