package io.planewatch.dataplane.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
  @Test
  void digitsAreAnId() {
    assertThat(OrderId.parse("123")).contains(123L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.0", "abc", "١٢", "9999999999999999999"})
  void anythingElseNamesNoOrder(String text) {
    assertThat(OrderId.parse(text)).isEmpty();
  }
}
