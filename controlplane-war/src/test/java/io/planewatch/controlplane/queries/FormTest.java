package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  @Test
  void keepsTheValuesOfANameInTheirOrder() {
    assertThat(Form.read("match[]=up&time=1&match%5B%5D=down"))
        .isEqualTo(Map.of("match[]", List.of("up", "down"), "time", List.of("1")));
  }

  @ParameterizedTest
  @CsvSource({"a+b,a b", "a%20b,a b", "a%2Bb,a+b", "%7Bx%3D%22%C3%A4%22%7D,'{x=\"ä\"}'", "a=b,a=b"})
  void unescapesAsPrometheusDoes(String escaped, String value) {
    assertThat(Form.read("query=" + escaped)).isEqualTo(Map.of("query", List.of(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "query=", "&query&", "query=&"})
  void aNameWithoutAValueHasAnEmptyOne(String text) {
    assertThat(Form.read(text)).isEqualTo(Map.of("query", List.of("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query=%", "query=%zz", "%u0075=1", "query=up;query=down"})
  void refusesWhatReadersTakeDifferently(String text) {
    assertThatThrownBy(() -> Form.read(text))
        .isInstanceOfSatisfying(
            ApiError.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  @Test
  void nothingIsNoParameter() {
    assertThat(Form.read("")).isEmpty();
  }
}
