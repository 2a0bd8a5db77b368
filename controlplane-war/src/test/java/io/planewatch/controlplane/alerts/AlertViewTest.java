package io.planewatch.controlplane.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertViewTest {
  private static AlertView view(Map<String, String> says, String source) {
    Alert alert =
        new Alert(
            "f",
            Map.of("alertname", "HighErrorRate", "data_plane", "prod"),
            says,
            source,
            Instant.parse("2026-11-21T10:00:00Z"),
            Optional.empty());
    return AlertView.of(alert, List.of(), false);
  }

  @Test
  void showsValueThresholdAndRunbook() {
    AlertView view =
        view(Map.of("value", "0.4", "threshold", "0.05", "runbook", "HighErrorRate"), "");

    assertThat(view.value()).isEqualTo(0.4);
    assertThat(view.threshold()).isEqualTo(0.05);
    assertThat(view.runbook()).isEqualTo("/api/planewatch/alerts/runbooks/HighErrorRate");
  }

  @Test
  void linksToThePageThatDrawsTheExpression() {
    String source = "http://host:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1";

    assertThat(view(Map.of(), source).chart())
        .isEqualTo("/explore?g0.expr=up+%3D%3D+0&g0.tab=graph&g0.range_input=1h");
  }

  @Test
  void whatIsNoNumberOrNoRunbookIsLeftOut() {
    AlertView view = view(Map.of("value", "NaN", "runbook", "../../secrets"), "");

    assertThat(view.value()).isNull();
    assertThat(view.runbook()).isNull();
    assertThat(view.chart()).isNull();
  }
}
