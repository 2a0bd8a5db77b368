package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is concluded from an engine that gives no answer of its own. */
class ConformingParserTest {
  private static final String REFUSED =
      "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"unknown\"}";

  private int status;
  private String body;

  private final Engine engine =
      new Engine() {
        @Override
        public EngineAnswer ask(String endpoint, Parameters parameters) {
          return new EngineAnswer(
              status,
              Instant.EPOCH,
              new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public EngineAnswer read(String endpoint, Parameters parameters) {
          return ask(endpoint, parameters);
        }
      };

  private final ConformingParser parser = new ConformingParser(new EngineParser(engine));

  private void answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  @Test
  void aFaultOfTheEngineIsUnavailableAndNoVerdictOnItsSyntax() {
    answers(503, "Service Unavailable");
    assertThatThrownBy(() -> parser.parse("a + fill(5) b")).isInstanceOf(EngineUnavailable.class);
    answers(502, "<html>Bad Gateway</html>");
    assertThatThrownBy(() -> parser.parse("a + fill(5) b")).isInstanceOf(EngineUnavailable.class);
    answers(200, "<html>please sign in</html>");
    assertThatThrownBy(() -> parser.parse("a + fill(5) b")).isInstanceOf(EngineUnavailable.class);

    // Afterwards the corpus is read: a tree without fill values is found out.
    answers(200, "{\"status\":\"success\",\"data\":{\"type\":\"numberLiteral\",\"val\":\"1\"}}");
    assertThatThrownBy(() -> parser.parse("a + fill(5) b"))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("does not carry");
  }

  @Test
  void aConstructThatTheEngineRefusesItselfIsTheEnginesToRefuse() {
    answers(400, REFUSED);

    assertThatThrownBy(() -> parser.parse("a + fill(5) b"))
        .isInstanceOf(ApiError.class)
        .hasMessage("unknown");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 429})
  void aRefusalOfAProxyIsUnavailableAndNoVerdictOnTheQuery(int code) {
    answers(code, REFUSED);

    assertThatThrownBy(() -> parser.parse("a + fill(5) b")).isInstanceOf(EngineUnavailable.class);
  }

  @Test
  void aBadRequestWithoutTheEnginesEnvelopeIsUnavailable() {
    answers(400, "{\"message\":\"no such route\"}");

    assertThatThrownBy(() -> parser.parse("a + fill(5) b")).isInstanceOf(EngineUnavailable.class);
  }

  @Test
  void twoEnginesAreNotComparedByTheRefusalOfAProxy() {
    Readings readings = new Readings(engine, engine);

    answers(403, REFUSED);
    assertThatThrownBy(() -> readings.agreeOn("1")).isInstanceOf(EngineUnavailable.class);
    answers(400, REFUSED);
    assertThat(readings.agreeOn("1")).isTrue();
  }
}
