package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {
  private static void assertTooDeep(String query) {
    assertThatThrownBy(() -> Nesting.requireBounded(query))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("nested more than 500 deep");
  }

  private static void assertBounded(String query) {
    assertThatCode(() -> Nesting.requireBounded(query)).doesNotThrowAnyException();
  }

  @Test
  void fiveHundredParenthesesAreReadAndOneMoreIsNot() {
    assertBounded("(".repeat(500) + "m" + ")".repeat(500));
    assertTooDeep("(".repeat(501) + "m" + ")".repeat(501));
  }

  @Test
  void tenThousandParenthesesAreRefusedLikeFiveHundredAndOne() {
    assertTooDeep("(".repeat(10_000) + "m" + ")".repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "+", "m + ", "m and ", "m OR ", "m ^ ", "m == ", "m unless "})
  void aChainOfOperatorsIsADepth(String link) {
    assertBounded(link.repeat(200) + "m");
    assertTooDeep(link.repeat(501) + "m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#\r", "#\n", "# \" ' ` \r", "`a\\`", "\"\\\"\"", "'\\''", "'\\\\'"})
  void nothingHidesParenthesesFromBeingCounted(String cloak) {
    assertTooDeep(cloak + "(".repeat(501) + "m" + ")".repeat(501));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "'%s'", "`%s`", "m # %s", "m # %s\n"})
  void whatIsInStringsAndCommentsIsNotNested(String around) {
    assertBounded(around.formatted("([{".repeat(1000)));
    assertBounded(around.formatted("-".repeat(1000)));
  }

  @Test
  void whatStandsSideBySideIsNotNested() {
    assertBounded("sum(m{a=\"b\",c!=\"d\"}[5m]),".repeat(1000));
    assertBounded("m{" + "a=\"b\",".repeat(1000) + "}");
    assertBounded("label_join(m" + ",a".repeat(2000) + ")");
  }

  @Test
  void closingWithoutOpeningWinsNothing() {
    assertTooDeep(")".repeat(1000) + "(".repeat(501));
  }

  @Test
  void aTextThatIsTooLongIsRefusedByItsLength() {
    assertBounded("m".repeat(64 * 1024));
    assertThatThrownBy(() -> Nesting.requireBounded("m".repeat(64 * 1024 + 1)))
        .hasMessageContaining("65537 characters");
  }

  @Test
  void aTreeIsCountedWithoutItsStrings() {
    String text = "{\"a\":\"" + "{\\\"".repeat(1000) + "\"}";

    assertThatCode(() -> Nesting.requireBoundedTree(text.getBytes(StandardCharsets.UTF_8)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                Nesting.requireBoundedTree("{\"a\":".repeat(501).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ApiError.class);
  }
}
