package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When the engine counts as away, and for whom. */
class BreakingEngineTest {
  private static final String AWAY = "tried again each second";

  private final EngineAnswer answer =
      new EngineAnswer(200, Instant.EPOCH, InputStream.nullInputStream());
  private Supplier<EngineAnswer> query = () -> answer;
  private boolean probesFail;
  private int queries;
  private int probes;
  private long nanos;

  private final BreakingEngine breaking =
      new BreakingEngine(
          new Engine() {
            @Override
            public EngineAnswer ask(String endpoint, Parameters parameters) {
              queries++;
              return query.get();
            }

            @Override
            public EngineAnswer read(String endpoint, Parameters parameters) {
              probes++;
              if (probesFail) {
                throw new EngineUnavailable("silent");
              }
              return answer;
            }
          },
          () -> nanos);

  private EngineAnswer ask() {
    return breaking.ask("query", Parameters.none());
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static EngineAnswer timedOut() {
    throw new EngineUnavailable("the engine does not answer");
  }

  @Test
  void timeOutsOfHeavyQueriesNeverOpenItWhileTheEngineAnswersAProbe() {
    query = BreakingEngineTest::timedOut;
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(this::ask).hasMessage("the engine does not answer");
    }

    query = () -> answer;

    assertThat(ask()).isSameAs(answer);
  }

  @Test
  void anEngineThatAnswersNoProbeIsAwayAtOnceAndAskedOnceASecond() {
    query = BreakingEngineTest::timedOut;
    probesFail = true;
    assertThatThrownBy(this::ask).hasMessage("the engine does not answer");
    int before = probes;

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(this::ask).hasMessageContaining(AWAY);
    }
    pass(Duration.ofMillis(1100));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(this::ask).hasMessageContaining(AWAY);
    }

    assertThat(queries).isEqualTo(1);
    assertThat(probes - before).isEqualTo(1);
  }

  @Test
  void isAskedAgainOnceAProbeIsAnswered() {
    query = BreakingEngineTest::timedOut;
    probesFail = true;
    assertThatThrownBy(this::ask).isInstanceOf(EngineUnavailable.class);

    query = () -> answer;
    probesFail = false;
    pass(Duration.ofMillis(1100));

    assertThat(ask()).isSameAs(answer);
  }

  @Test
  void neitherAnExhaustedPoolNorACallerThatLeavesMakesItProbe() {
    query =
        () -> {
          throw new EngineBusy("all connections are in use");
        };
    assertThatThrownBy(this::ask).isInstanceOf(EngineBusy.class);
    query =
        () -> {
          throw new RequestCancelled();
        };
    assertThatThrownBy(this::ask).isInstanceOf(RequestCancelled.class);

    assertThat(probes).isZero();
  }

  @Test
  void requestsThatWaitForASilentEngineAreGivenUpBeforeTheirOwnTimeOut() {
    Cancellation cancellation = new Cancellation();
    query =
        () -> {
          // Two looks while the query waits, as the watching thread has them.
          probesFail = true;
          pass(Duration.ofMillis(200));
          breaking.watch();
          assertThat(cancellation.isCancelled()).isFalse();
          pass(Duration.ofMillis(400));
          breaking.watch();
          assertThat(cancellation.isCancelled()).isTrue();
          throw new RequestCancelled();
        };

    assertThatThrownBy(() -> breaking.ask("query", Parameters.none().cancelledBy(cancellation)))
        .hasMessageContaining(AWAY);
  }

  @Test
  void aSlowQueryIsNotGivenUpWhileTheEngineAnswersProbes() {
    Cancellation cancellation = new Cancellation();
    query =
        () -> {
          for (int i = 0; i < 20; i++) {
            pass(Duration.ofMillis(1100));
            breaking.watch();
          }
          return answer;
        };

    assertThat(breaking.ask("query", Parameters.none().cancelledBy(cancellation))).isSameAs(answer);
    assertThat(cancellation.isCancelled()).isFalse();
  }
}
