package io.planewatch.controlplane.planes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Grants;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
  private final PlaneDirectory directory =
      PlaneEntries.directory(
          PlaneEntries.of("prod", "production", "retail"), PlaneEntries.of("qa", "test", "bank"));

  private static Grants planes(String... ids) {
    return new Grants.Restricted(Set.of(ids), Set.of(), Set.of());
  }

  @Test
  void grantsOfWhatTheRegistryKnowsAreTaken() {
    KnownNames names = directory.knownNames(Grants.unrestricted());
    assertThatCode(
            () -> {
              names.require(Grants.unrestricted());
              names.require(
                  new Grants.Restricted(Set.of("prod", "qa"), Set.of("test"), Set.of("retail")));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aNameThatNothingBearsIsRefusedWithTheNearest() {
    KnownNames names = directory.knownNames(Grants.unrestricted());
    assertThatThrownBy(() -> names.require(planes("prod", "Prdo")))
        .hasMessage("planes: the registry has no data plane 'Prdo'. The nearest name is 'prod'.");
    assertThatThrownBy(
            () -> names.require(new Grants.Restricted(Set.of(), Set.of("produktion"), Set.of())))
        .hasMessage(
            "environments: the registry has no environment 'produktion'. The nearest name is 'production'.");
    assertThatThrownBy(
            () -> names.require(new Grants.Restricted(Set.of(), Set.of(), Set.of("retial"))))
        .hasMessage(
            "linesOfBusiness: the registry has no line of business 'retial'. The nearest name is 'retail'.");
  }

  @Test
  void aNameThatIsLikeNoneGetsNoSuggestion() {
    assertThatThrownBy(
            () -> directory.knownNames(Grants.unrestricted()).require(planes("warehouse")))
        .hasMessage(
            "planes: the registry has no data plane 'warehouse'. Issue the join token of such a data plane first.");
  }

  @Test
  void aForeignPlaneIsAsUnknownAsNone() {
    // given a caller who may see qa alone
    KnownNames names = directory.knownNames(planes("qa"));

    // then
    assertThatThrownBy(() -> names.require(planes("prod")))
        .hasMessage(
            "planes: the registry has no data plane 'prod'. Issue the join token of such a data plane first.");
  }
}
