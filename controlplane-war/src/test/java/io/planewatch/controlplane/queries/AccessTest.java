package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.planes.PlaneSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final Grants EVERYTHING = Grants.unrestricted();
  private static final Grants PROD_AND_QA =
      new Grants.Restricted(Set.of("prod"), Set.of("testing"), Set.of());

  private final Access access =
      new Access(
          PlaneEntries.directory(
              PlaneEntries.of("prod", "production", "retail"),
              PlaneEntries.of("qa", "testing", "retail"),
              PlaneEntries.of("dev", "development", "retail")));

  private PlaneSet of(Grants grants, String header, String... parameters) {
    return access.of(
        new Caller("somebody", Role.VIEWER, grants),
        Optional.ofNullable(header),
        List.of(parameters));
  }

  @Test
  void withoutAWishACallerReachesWhatWasGranted() {
    assertThat(of(EVERYTHING, null)).isEqualTo(new PlaneSet.All());
    assertThat(of(PROD_AND_QA, null)).isEqualTo(PlaneSet.of(Set.of("prod", "qa")));
  }

  @Test
  void headerAndParameterNarrow() {
    assertThat(of(EVERYTHING, "dev|qa")).isEqualTo(PlaneSet.of(Set.of("dev", "qa")));
    assertThat(of(PROD_AND_QA, "qa")).isEqualTo(PlaneSet.of(Set.of("qa")));
    assertThat(of(PROD_AND_QA, null, "prod", "qa")).isEqualTo(PlaneSet.of(Set.of("prod", "qa")));
    assertThat(of(PROD_AND_QA, "prod|qa", "qa")).isEqualTo(PlaneSet.of(Set.of("qa")));
  }

  @Test
  void aFrontEndsWordForNoTenantSaysNothing() {
    assertThat(of(PROD_AND_QA, "anonymous")).isEqualTo(of(PROD_AND_QA, null));
    assertThat(of(PROD_AND_QA, "anonymous", "qa")).isEqualTo(of(PROD_AND_QA, null, "qa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anonymous|dev",
        "dev",
        "prod|dev",
        "nothing",
        "",
        "|",
        "prod|",
        "*",
        ".*",
        "PROD",
        "prod,qa",
        " "
      })
  void aForeignPlaneAndAnUnknownOneAreRefusedAlike(String wish) {
    String known = message(PROD_AND_QA, "dev");

    assertThat(message(PROD_AND_QA, wish)).isEqualTo(known);
    assertThat(messageByParameter(PROD_AND_QA, wish)).isEqualTo(known);
  }

  @Test
  void wishesThatHaveNothingInCommonLeaveNothing() {
    assertThatThrownBy(() -> of(PROD_AND_QA, "prod", "qa"))
        .isInstanceOfSatisfying(
            ApiError.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void grantsThatReachNoPlaneAreRefusedAndNotTakenForEverything() {
    Grants nowhere = new Grants.Restricted(Set.of(), Set.of("elsewhere"), Set.of());

    assertThatThrownBy(() -> of(nowhere, null))
        .isInstanceOfSatisfying(
            ApiError.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  private String message(Grants grants, String header) {
    return refusal(() -> of(grants, header));
  }

  private String messageByParameter(Grants grants, String parameter) {
    return refusal(() -> of(grants, null, parameter));
  }

  private static String refusal(Runnable asking) {
    try {
      asking.run();
      return "not refused";
    } catch (ApiError refused) {
      return refused.status() + " " + refused.getMessage();
    }
  }
}
