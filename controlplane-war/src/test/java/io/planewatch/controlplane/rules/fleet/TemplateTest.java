package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no template at all",
        "{{ $value }}",
        "{{$value}} in {{ $labels.data_plane }}",
        "{{ $value | humanizePercentage }}",
        "{{- $value | humanize -}}",
        "{{ printf \"%.2f\" $value }}",
        "{{ $labels.http_route | toUpper | title }}",
        "{{ $externalLabels.cluster }}",
        "braces } alone }} are text"
      })
  void namesAndFormatsWhatTheAlertCarries(String text) {
    assertThatCode(() -> Template.check("summary", text)).doesNotThrowAnyException();
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
        "{{ $value | printf (query \"up\") }}",
        "{{ printf `%s` $value }}",
        "{{ $labels }}",
        "{{ $x := query \"up\" }}",
        "{{ humanizequery \"up\" }}",
        "{{ $value ",
        "{{{{ $value }}}}",
        "{{ $value }}{{ query \"up\" }}"
      })
  void everythingElseIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> Template.check("summary", "one\n" + text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("summary at 2:");
  }
}
