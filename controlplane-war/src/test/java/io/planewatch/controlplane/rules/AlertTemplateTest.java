package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTemplateTest {
  private static String printed(String text, Map<String, String> labels) {
    return AlertTemplate.read("summary", text).with(labels).source();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "no template at all;no template at all",
        "{{$value}} in {{ $labels.job }};{{ $value }} in {{ $labels.job }}",
        "{{ $value | humanizePercentage }};{{ $value | humanizePercentage }}",
        "{{ humanize1024 $value }};{{ $value | humanize1024 }}",
        "a {{- $value | humanize -}} b;a {{-  $value | humanize -}} b",
        "{{ $labels.http_route | toUpper }};{{ $labels.http_route | toUpper }}",
        "{{ $externalLabels.cluster }};{{ $externalLabels.cluster }}",
        "braces } alone }} are text;braces } alone }} are text"
      })
  void isPrintedAnewFromWhatWasRead(String text, String source) {
    assertThat(printed(text, Map.of())).isEqualTo(source.replace("-  ", "- "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ query \"up\" }}",
        "{{ query \"up\" | first | value }}",
        "{{ $value | query }}",
        "{{ with query \"up\" }}{{ . }}{{ end }}",
        "{{ range query \"up\" }}{{ .Labels }}{{ end }}",
        "{{ template \"x\" }}",
        "{{ define \"x\" }}{{ end }}",
        "{{ . }}",
        "{{ .Labels.data_plane }}",
        "{{ externalURL }}",
        "{{ /* */ }}",
        "{{ (query \"up\") }}",
        "{{ printf \"%.2f\" $value }}",
        "{{ \"x\" | printf \"%[1]v%[1]v\" }}",
        "{{ \"x\" }}",
        "{{ $value | humanize | humanize }}",
        "{{ humanize $value | humanize }}",
        "{{ $value | toUpper }}",
        "{{ $labels }}",
        "{{ $labels.a.b }}",
        "{{ $x := query \"up\" }}",
        "{{ humanizequery \"up\" }}",
        "{{ $value ",
        "{{{ $value }}",
        "{{{{ $value }}}}",
        "{{ $value }}{{ query \"up\" }}"
      })
  void everythingElseIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> AlertTemplate.read("summary", "one\n" + text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("summary at 2:");
  }

  @Test
  void aLabelOfTheRuleIsAStringOfTheTemplateLanguageWhateverStandsInIt() {
    assertThat(
            printed("in {{ $labels.data_plane }}", Map.of("data_plane", "a\"}}{{query `up`}}\\")))
        .isEqualTo(
            "in {{ \"a\\u0022\\u007d\\u007d\\u007b\\u007bquery `up`\\u007d\\u007d\\u005c\" }}");
  }

  @Test
  void theNumberOfValuesIsBoundedBecauseEachMayBeAsLongAsALabel() {
    assertThatThrownBy(() -> AlertTemplate.read("summary", "{{ $labels.a }}".repeat(11)))
        .hasMessage("summary: must have at most 10 values in {{ }}.");
    assertThatThrownBy(() -> AlertTemplate.read("summary", "x".repeat(1001)))
        .hasMessage("summary: must have at most 1000 characters; got 1001.");
  }
}
