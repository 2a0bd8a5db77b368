package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSloTest {
  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: checkout
        annotations:
          planewatch.io/environments: prod, qa
      spec:
        service: shop
        description: Orders work
        budgetingMethod: Occurrences
        indicator:
          metadata: {name: orders}
          spec:
            ratioMetric:
              counter: true
              good:
                metricSource:
                  type: Prometheus
                  spec:
                    query: orders_total{outcome="ok"}
              total:
                metricSource:
                  type: Prometheus
                  spec:
                    query: orders_total
        timeWindow:
          - duration: 4w
            isRolling: true
        objectives:
          - target: 0.995
      """;

  @Test
  void anSloBecomesAnObjective() {
    Objective objective = OpenSlo.read(SLO).get(0);

    assertThat(objective.name()).isEqualTo("checkout");
    assertThat(objective.events()).isEqualTo("orders_total{outcome=\"ok\"}");
    assertThat(objective.counts()).isEqualTo(Objective.Counts.GOOD);
    assertThat(objective.target()).isEqualTo(0.995);
    assertThat(objective.window()).isEqualTo(Duration.ofDays(28));
    assertThat(objective.scope().environments()).containsExactlyInAnyOrder("prod", "qa");
  }

  @Test
  void anIndicatorMayStandInADocumentOfItsOwn() {
    String sli =
        """
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: orders}
        spec:
          ratioMetric:
            bad: {metricSource: {spec: {query: failed_total}}}
            total: {metricSource: {spec: {query: orders_total}}}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: checkout}
        spec:
          indicatorRef: orders
          timeWindow: [{duration: 30d, isRolling: true}]
          objectives: [{targetPercent: 99}]
        """;

    Objective objective = OpenSlo.read(sli).get(0);

    assertThat(objective.counts()).isEqualTo(Objective.Counts.BAD);
    assertThat(objective.target()).isEqualTo(0.99);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target: 0.995 | target: 1.5 | line 30: spec.objectives[0].target: 1.5 is not above 0 and"
            + " below 1",
        "target: 0.995 | target: high | line 30: spec.objectives[0].target: 'high' is not a number",
        "Occurrences | Timeslices | line 10: spec.budgetingMethod: 'Timeslices' is not done here",
        "duration: 4w | duration: 1h | line 27: spec.timeWindow[0].duration",
        "ratioMetric | thresholdMetric | line 14: spec.indicator.spec: 'ratioMetric' is missing",
        "kind: SLO | kind: SLOT | line 2: kind: 'SLOT' is no kind of OpenSLO",
        "openslo/v1 | openslo/v2 | line 1: apiVersion: 'openslo/v2' is not openslo/v1",
        "name: checkout | name: Check Out | line 1: name: 'Check Out' is not",
        "service: shop | service: [shop | no YAML"
      })
  void aMistakeIsRefusedWithItsLine(String right, String wrong, String message) {
    assertThatThrownBy(() -> OpenSlo.read(SLO.replace(right, wrong)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\ufffe", "a: \u0007", "- *unknown", "&a [*a]", "%", "? [a]: b"})
  void whatIsNoYamlIsRefused(String text) {
    assertThatThrownBy(() -> OpenSlo.read(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsNestedEndlesslyIsRefused() {
    String text = "[".repeat(100_000);

    assertThatThrownBy(() -> OpenSlo.read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nested");
  }
}
