package io.planewatch.dataplane.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void aStatusWithoutANameIsStillTitled() {
    assertThat(Problem.of(422, "x").title()).isEqualTo("Unprocessable Content");
    assertThat(Problem.of(599, "x").title()).isEqualTo("Status 599");
    assertThat(Problem.of(404, "x").title()).isEqualTo("Not Found");
  }
}
