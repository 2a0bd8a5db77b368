package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Prometheus itself makes of the texts of a rule file. */
class AlertTextIT {
  /** Each would show series of other planes, grow, or break the file if it were a template. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "query", "{{ query \"up\" }}",
          "range", "{{range query \"up\"}}{{.Labels.data_plane}}={{.Value}} {{end}}",
          "printf", "{{ \"x\" | printf \"%[1]v%[1]v\" | printf \"%[1]v%[1]v\" }}",
          "open", "{{{{ {{ {{{",
          "define", "a {{define \"a\"}}b{{end}} {{template \"a\"}}",
          "comment", "{{/* gone */}} {{- \"trimmed\" -}}",
          "closing", "}} {{\"{{\"}} \"\\ `",
          "lines", "one\n{{ $value }}\n");

  @Test
  void aLiteralComesOutAsItWasWrittenInEveryLabelAndAnnotation() throws Exception {
    // given
    Map<String, AlertText> texts = new TreeMap<>();
    HOSTILE.forEach((name, text) -> texts.put(name, AlertText.literal(text)));
    Map<String, AlertText> annotations = new TreeMap<>(texts);
    annotations.put("value", AlertText.value());
    annotations.put(
        "shown",
        AlertTemplate.read("summary", "{{ $labels.data_plane | toUpper }}: {{ $value | humanize }}")
            .with(Map.of("data_plane", "prod {{ query \"up\" }}")));
    String file =
        new RuleText()
            .with(
                new RuleText.Group("texts", Duration.ofSeconds(1))
                    .alert("Texts", "vector(1500)", Duration.ZERO, texts, annotations))
            .text();

    // when
    JsonObject alert;
    try (RealPrometheus prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", file)) {
      alert = firstAlert(prometheus);
    }

    // then
    HOSTILE.forEach(
        (name, text) -> {
          assertThat(alert.getJsonObject("labels").getString(name)).isEqualTo(text);
          assertThat(alert.getJsonObject("annotations").getString(name)).isEqualTo(text);
        });
    assertThat(alert.getJsonObject("annotations").getString("value")).isEqualTo("1500");
    assertThat(alert.getJsonObject("annotations").getString("shown"))
        .isEqualTo("PROD {{ QUERY \"UP\" }}: 1.5k");
  }

  private static JsonObject firstAlert(RealPrometheus prometheus) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      try (EngineAnswer answer = prometheus.engine().read("alerts", Parameters.none());
          var reader = JSON.createReader(new ByteArrayInputStream(answer.readAll()))) {
        JsonArray alerts = reader.readObject().getJsonObject("data").getJsonArray("alerts");
        if (!alerts.isEmpty()) {
          return alerts.getJsonObject(0);
        }
      }
      assertThat(System.nanoTime()).as("an alert within a minute").isLessThan(deadline);
      MILLISECONDS.sleep(100);
    }
  }
}
