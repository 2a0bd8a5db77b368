package io.planewatch.controlplane.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  static Stream<UnaryOperator<String>> checks() {
    return Stream.of(
        Operators::aggregation,
        Operators::binary,
        Operators::card,
        Operators::duration,
        Operators::startOrEnd,
        Operators::unary);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatIsNotListedIsRefused(UnaryOperator<String> check) {
    for (String foreign : new String[] {"", " ", "SUM", "=~", ") or up", "sum(", "\n+"}) {
      assertThatThrownBy(() -> check.apply(foreign)).isInstanceOf(UnknownSyntax.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "-", "and", "</", "atan2"})
  void whatIsListedPassesAsItIs(String op) {
    assertThat(Operators.binary(op)).isEqualTo(op);
  }
}
