package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nothing is concluded from an engine that gives no answer of its own. */
class ConformingParserTest {
  private static final String REFUSED =
      "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"unknown\"}";

  private int status;
  private String body;

  private final ConformingParser parser =
      new ConformingParser(
          new EngineParser(
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
              }));

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
}
