package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.coverage.Coverage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final String DATA =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}";
  private static final String WARNING = "\"2 of 3 data planes: no fresh data from qa\"";
  private static final String MEMBER =
      ",\"planewatch\":{\"coverage\":{\"selected\":3,\"fresh\":2,\"missing\":[\"qa\"]}}}";
  private static final Coverage TWO_OF_THREE = new Coverage(3, List.of("qa"));

  private static String with(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    // The engine's bytes stand at the front of a larger buffer.
    byte[] buffer = Arrays.copyOf(bytes, bytes.length + 100);
    Arrays.fill(buffer, bytes.length, buffer.length, (byte) '}');
    Outcome outcome = Envelope.with(TWO_OF_THREE, buffer, bytes.length);
    return new String(outcome.bytes(), 0, outcome.length(), StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerWithoutWarningsGetsOne() {
    assertThat(with(DATA + "}")).isEqualTo(DATA + ",\"warnings\":[" + WARNING + "]" + MEMBER);
  }

  @Test
  void theEnginesOwnWarningsAndInfosStay() {
    String tail = "\"partial\"],\"infos\":[\"no counter\"]";

    assertThat(with(DATA + ",\"warnings\":[" + tail + "}"))
        .isEqualTo(DATA + ",\"warnings\":[" + WARNING + "," + tail + MEMBER);
  }

  @Test
  void infosAloneStayBesideTheWarning() {
    String infos = ",\"infos\":[\"no counter\"]";

    assertThat(with(DATA + infos + "}"))
        .isEqualTo(DATA + infos + ",\"warnings\":[" + WARNING + "]" + MEMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " \n", "\r\n"})
  void whiteSpaceBehindTheAnswerIsNoPartOfIt(String end) {
    assertThat(with(DATA + "}" + end)).isEqualTo(with(DATA + "}"));
  }

  @Test
  void aLabelThatSpeaksOfWarningsIsData() {
    String data =
        "{\"status\":\"success\",\"data\":[{\"a\":\",\\\"warnings\\\":[\",\"warnings\":\"x\"}]";

    assertThat(with(data + "}")).isEqualTo(data + ",\"warnings\":[" + WARNING + "]" + MEMBER);
  }
}
