package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Behind a circuit that is never open, as one is that is half open. */
class BreakingEngineTest {
  private Runnable meanwhile = () -> {};
  private boolean isAway;
  private int asked;

  private final Engine engine =
      new Engine() {
        @Override
        public EngineAnswer ask(String endpoint, Parameters parameters) {
          asked++;
          meanwhile.run();
          if (isAway) {
            throw new EngineUnavailable("silent");
          }
          return new EngineAnswer(200, Instant.EPOCH, InputStream.nullInputStream());
        }

        @Override
        public EngineAnswer read(String endpoint, Parameters parameters) {
          return ask(endpoint, parameters);
        }
      };

  private final BreakingEngine breaking = new BreakingEngine(engine, Supplier::get);

  private EngineAnswer ask() {
    return breaking.ask("query", Parameters.none());
  }

  private void failTimes(int times) {
    isAway = true;
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(this::ask).isInstanceOf(EngineUnavailable.class);
    }
  }

  @Test
  void whileNobodyIsAnsweredOneAtATimeTries() {
    failTimes(5);
    List<Throwable> others = new ArrayList<>();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          others.add(catchThrowable(this::ask));
        };

    failTimes(1);

    assertThat(asked).isEqualTo(6);
    assertThat(others)
        .singleElement()
        .isInstanceOfSatisfying(
            EngineUnavailable.class,
            refused -> assertThat(refused).hasMessageContaining("tried again each second"));
  }

  @Test
  void fewWithoutAnAnswerHinderNobody() {
    failTimes(4);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          assertThatThrownBy(this::ask).hasMessage("silent");
        };

    failTimes(1);

    assertThat(asked).isEqualTo(6);
  }

  @Test
  void anAnswerLetsEverybodyInAgain() {
    failTimes(5);
    isAway = false;
    ask();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          ask();
        };

    assertThat(ask().isSuccess()).isTrue();
    assertThat(asked).isEqualTo(8);
  }
}
