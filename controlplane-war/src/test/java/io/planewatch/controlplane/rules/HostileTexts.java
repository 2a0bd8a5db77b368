package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/** What an author might write to make Prometheus run it, and whether a rule file lets it. */
public final class HostileTexts {
  public static final List<String> ALL =
      List.of(
          "{{ query \"up\" }}",
          "{{range query \"up\"}}{{.Labels.data_plane}}={{.Value}} {{end}}",
          "{{ \"x\" | printf \"%[1]v%[1]v\" }}",
          "{{define \"a\"}}b{{end}}",
          "{{ $value | query }}",
          "}}{{- query \"up\" -}}{{",
          "x\"}},\"annotations\":{\"y\":\"{{ query `up` }}\"}}");

  private static final String FUNCTION =
      "(humanize(1024|Duration|Percentage|Timestamp)?|title|to(Upper|Lower)|strip(Port|Domain))";

  /** An escape, a string, or a value with one function. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\{\\{\"\\{\\{\"}}|\\{\\{-? (\"[^\"{}\\\\]*\"|\\$value|\\$(labels|externalLabels)\\.\\w+)( \\| "
              + FUNCTION
              + ")? -?}}");

  private HostileTexts() {}

  /** Nothing in what Prometheus expands is a program. */
  public static void assertRunsNothing(String ruleFile) {
    try (JsonReader reader = JSON.createReader(new StringReader(ruleFile))) {
      for (JsonObject group :
          reader.readObject().getJsonArray("groups").getValuesAs(JsonObject.class)) {
        group.getJsonArray("rules").getValuesAs(JsonObject.class).stream()
            .filter(rule -> rule.containsKey("alert"))
            .forEach(HostileTexts::assertRunsNothing);
      }
    }
  }

  private static void assertRunsNothing(JsonObject rule) {
    assertThat(rule.keySet())
        .containsExactlyInAnyOrder("alert", "expr", "for", "labels", "annotations");
    assertThat(rule.getString("alert")).matches("\\w+");
    for (String map : List.of("labels", "annotations")) {
      rule.getJsonObject(map)
          .forEach(
              (name, value) -> {
                assertThat(name).matches("\\w+");
                assertThat(HARMLESS.matcher(((JsonString) value).getString()).replaceAll(""))
                    .doesNotContain("{{");
              });
    }
  }
}
