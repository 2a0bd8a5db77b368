package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelNameTest {
  @ParameterizedTest
  @CsvSource({
    "job, job",
    "U__service_2e_name, U__service_2e_name",
    "service.name, U__service_2e_name",
    "a-b, U__a_2d_b",
    "a_b.c, U__a__b_2e_c",
    "a/../b, U__a_2f__2e__2e__2f_b",
    "größe, U__gr_f6__df_e"
  })
  void aRawNameIsEscapedAsTheEngineReadsIt(String name, String inPath) {
    assertThat(LabelName.inPath(name)).isEqualTo(inPath);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> LabelName.inPath("a\ufffd")).isInstanceOf(ApiError.class);
  }
}
