package io.planewatch.controlplane.problems;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final Problem problem = new Problem(ProblemKind.UNAUTHORIZED, "Say \"who\".");

  @Test
  void isAProblemDocumentOutsideThePrometheusApi() {
    // when
    var body = Json.createReader(new StringReader(problem.body("/api/planewatch/me"))).readObject();

    // then
    assertThat(problem.mediaType("/api/planewatch/me")).isEqualTo("application/problem+json");
    assertThat(body.getString("type")).isEqualTo("urn:planewatch:problem:unauthorized");
    assertThat(body.getInt("status")).isEqualTo(401);
    assertThat(body.getString("detail")).isEqualTo("Say \"who\".");
  }

  @Test
  void isPrometheusEnvelopeWithinItsApi() {
    // when
    var body = Json.createReader(new StringReader(problem.body("/api/v1/query"))).readObject();

    // then
    assertThat(problem.mediaType("/api/v1/query")).isEqualTo("application/json");
    assertThat(body.getString("status")).isEqualTo("error");
    assertThat(body.getString("errorType")).isEqualTo("unauthorized");
    assertThat(body.getString("error")).isEqualTo("Say \"who\".");
  }
}
