package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "'deflate, gzip;q=0.5', true",
    "'gzip;q=1.0, identity', true",
    "GZIP, true",
    "gzip;q=0, false",
    "gzip;q=0.0, false",
    "identity, false",
    "'', false",
    "xgzip, false"
  })
  void onlyWhoTakesGzipIsSentIt(String header, boolean accepted) {
    assertThat(Compression.isAccepted(header)).isEqualTo(accepted);
  }
}
