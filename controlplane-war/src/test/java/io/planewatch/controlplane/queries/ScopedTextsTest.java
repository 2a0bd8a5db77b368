package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScopedTextsTest {
  private final AtomicInteger made = new AtomicInteger();
  private final Scoping scoping = new Scoping(new SelectorParser(), 1 << 20);
  private final ScopedTexts<String> texts = new ScopedTexts<>(scoping);

  private String text(String of) {
    return texts.of(of, () -> of + " " + made.incrementAndGet());
  }

  @Test
  void aTextIsMadeOnceForAllThatItIsMadeOf() {
    // given
    String first = text("prod");

    // when
    String again = text("prod");

    // then
    assertThat(again).isEqualTo(first).isEqualTo("prod 1");
    assertThat(text("test")).isEqualTo("test 2");
  }

  @Test
  void anEngineThatMayBeAnotherVersionReadsEverythingAnew() {
    // given
    text("prod");

    // when
    scoping.forget();

    // then
    assertThat(text("prod")).isEqualTo("prod 2");
  }

  @Test
  void aRefusalIsPassedOnAndNotKept() {
    // given
    ApiError refusal = ApiError.badData("no query");

    // when
    assertThatThrownBy(
            () ->
                texts.of(
                    "prod",
                    () -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);

    // then
    assertThat(text("prod")).isEqualTo("prod 1");
  }
}
