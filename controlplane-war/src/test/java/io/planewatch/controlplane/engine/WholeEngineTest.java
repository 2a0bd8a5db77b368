package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeEngineTest {
  private static final String WHOLE = "{\"status\":\"success\",\"data\":{\"a\":[\"}\"]}}";

  private static String read(String body) {
    Engine engine =
        new WholeEngine(
            new Engine() {
              @Override
              public EngineAnswer ask(String endpoint, Parameters parameters) {
                return new EngineAnswer(
                    200,
                    Instant.EPOCH,
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
              }

              @Override
              public EngineAnswer read(String endpoint, Parameters parameters) {
                return ask(endpoint, parameters);
              }
            });
    try (EngineAnswer answer = engine.ask("query", Parameters.none())) {
      return new String(answer.readAll(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, WHOLE + "\n", WHOLE + " \r\n ", "<html>", "", "null"})
  void whatIsWholeOrNoObjectIsPassedOn(String body) {
    assertThat(read(body)).isEqualTo(body);
  }

  @Test
  void anObjectThatIsNotClosedIsBroken() {
    for (String cut : new String[] {"{", "{\"status\":\"success\",\"data\":{\"a\":["}) {
      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(UncheckedIOException.class);
    }
  }
}
