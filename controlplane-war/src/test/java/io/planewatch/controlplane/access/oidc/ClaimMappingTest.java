package io.planewatch.controlplane.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.settings.InvalidSetting;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMappingTest {
  private static final String KEY = "planewatch.oidc.mapping";

  private static ClaimMapping mapping(String text) {
    return ClaimMapping.parse(KEY, text);
  }

  @Test
  void readsRolesAndGrants() {
    assertThat(
            mapping("sre=admin all; cn=pay,dc=x = editor plane:prod,line-of-business:payments")
                .rules())
        .containsExactly(
            new ClaimMapping.Rule("sre", Role.ADMIN, Grants.unrestricted()),
            new ClaimMapping.Rule(
                "cn=pay,dc=x",
                Role.EDITOR,
                new Grants.Restricted(Set.of("prod"), Set.of(), Set.of("payments"))));
  }

  @Test
  void theFirstRuleThatFitsDecidesAlone() {
    // given
    ClaimMapping mapping = mapping("ops=viewer all; qa-admins=admin environment:qa");

    // then
    assertThat(mapping.first(List.of("qa-admins", "ops")).orElseThrow().role())
        .isEqualTo(Role.VIEWER);
    assertThat(mapping.first(List.of("others"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sre",
        "sre=admin",
        "sre=root all",
        "sre=admin plane:",
        "=admin all",
        "sre=admin all plane:x"
      })
  void aRuleThatCantBeReadStopsTheStartByItsKey(String text) {
    assertThatThrownBy(() -> mapping(text))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(KEY);
  }
}
