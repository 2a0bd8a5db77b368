package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverEngineTest {
  /** One of the addresses. */
  private static final class Replica implements Engine {
    private final int status;
    private boolean isAway;

    private Replica(int status) {
      this.status = status;
    }

    @Override
    public EngineAnswer ask(String endpoint, Parameters parameters) {
      if (isAway) {
        throw new EngineUnavailable("away " + status);
      }
      return new EngineAnswer(status, Instant.EPOCH, InputStream.nullInputStream());
    }

    @Override
    public EngineAnswer read(String endpoint, Parameters parameters) {
      return ask(endpoint, parameters);
    }
  }

  private final Replica first = new Replica(200);
  private final Replica second = new Replica(201);
  private int switches;
  private final FailoverEngine both = new FailoverEngine(List.of(first, second), () -> switches++);

  private int ask() {
    return both.ask("parse_query", Parameters.none()).status();
  }

  @Test
  void theFirstOneThatAnswersCounts() {
    assertThat(ask()).isEqualTo(200);
    first.isAway = true;
    assertThat(ask()).isEqualTo(201);
    assertThat(ask()).isEqualTo(201);
    first.isAway = false;
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void aSwitchIsToldBeforeTheOthersAnswerIsReturned() {
    ask();
    assertThat(switches).isZero();
    first.isAway = true;
    ask();
    ask();
    assertThat(switches).isEqualTo(1);
    first.isAway = false;
    ask();
    assertThat(switches).isEqualTo(2);
  }

  @Test
  void allAwayIsAway() {
    first.isAway = true;
    second.isAway = true;

    assertThatThrownBy(this::ask).isInstanceOf(EngineUnavailable.class).hasMessage("away 201");
  }
}
