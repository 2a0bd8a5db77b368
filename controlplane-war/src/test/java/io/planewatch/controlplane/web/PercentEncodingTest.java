package io.planewatch.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/api/v1/query", "a=b%20c", "%E2%82%AC", "/a%2Fb", "%25zz", "%00", "ä"})
  void aTextThatCanBeDecodedHasNoFault(String text) {
    assertThat(PercentEncoding.fault(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "/%, 1",
    "/%2, 1",
    "/%zz, 1",
    "/a%20b%4, 6",
    "/%20%4x, 4",
    "/%c0%ae, 1",
    "/a/%ff/%zz, 3",
    "%e2%82, 0",
    "%ed%a0%80, 0",
    "%u0075, 0"
  })
  void theFirstEscapeThatCanNotBeDecodedIsFound(String text, int fault) {
    assertThat(PercentEncoding.fault(text)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "/%zz, /malformed-path",
    "/api/v1/label/%zz/values, /api/v1/label/malformed-path",
    "/shop/%20/%c0%ae/x, /shop/%20/malformed-path",
    "/shop/%20, /shop/%20",
    "/..%2f, /path-above-the-root",
    "/shop/..%2f%2e%2e/x, /shop/path-above-the-root",
    "/a/%5cb, /a/path-above-the-root",
    "/a/b%2F..%2Fc, /a/b%2F..%2Fc",
    "/a//./../b, /a//./../b"
  })
  void aPathIsRepairedFromTheFirstSegmentThatCanNotBeServed(String path, String repaired) {
    assertThat(MalformedPaths.repaired(path)).isEqualTo(repaired);
  }
}
