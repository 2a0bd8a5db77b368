package io.planewatch.controlplane.objectives;

import static io.planewatch.controlplane.json.Documents.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTextTest {
  private static Objective read(String fields) {
    String text =
        "{\"name\":\"orders\",\"events\":\"bad_total\",\"total\":\"all_total\"" + fields + "}";
    return ObjectiveText.read(JSON.createReader(new StringReader(text)).readObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"windowDays\":4294967297 | windowDays: 4294967297 is no whole number",
        "\"windowDays\":18446744073709551617 | windowDays: 18446744073709551617 is no whole number",
        "\"windowDays\":1.5 | windowDays: 1.5 is no whole number",
        "\"windowDays\":1e99999999 | windowDays: ",
        "\"windowDays\":true | A field is of another type than it must be",
        "\"windowDays\":\"7\" | A field is of another type than it must be",
        "\"description\":5 | A field is of another type than it must be",
        "\"counts\":[] | A field is of another type than it must be"
      })
  void aFieldOfAnotherTypeOrSizeIsRefused(String field, String reason) {
    assertThatThrownBy(() -> read("," + field))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void whatIsNotGivenHasADefault() {
    assertThat(read(""))
        .isEqualTo(read(",\"windowDays\":30,\"counts\":\"bad\",\"description\":null"));
  }
}
