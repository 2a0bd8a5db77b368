package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that an author can't give: shipped rules and the inhibition of Alertmanager use them. */
class FleetRuleNamesTest {
  private static FleetRule rule(String alert, String labels) {
    return FleetRuleText.read(
        "{\"alert\":\"%s\",\"expr\":\"up\",\"threshold\":1,\"labels\":{%s}}"
            .formatted(alert, labels));
  }

  /** An alert called PlaneMaintenance would inhibit all others of its data plane. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PlaneMaintenance",
        "planemaintenance",
        "DataPlaneDown",
        "HeartbeatMissing",
        "Watchdog",
        "ErrorBudgetBurn"
      })
  void anAlertOfAShippedRuleIsNobodysOwn(String alert) {
    assertThatThrownBy(() -> rule(alert, ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is the name of a built-in alert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data_plane", "environment", "severity", "alertname", "job", "rule", "__name__"})
  void aLabelThatPlanewatchSetsIsNobodysOwn(String label) {
    assertThatThrownBy(() -> rule("Mine", "\"" + label + "\":\"x\""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("labels: '" + label + "' can't be set by a rule");
  }

  @Test
  void otherNamesAreTaken() {
    assertThat(rule("PlaneMaintenances", "\"team\":\"x\"").alert()).isEqualTo("PlaneMaintenances");
  }
}
