package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What filtered answers hold while they are asked for, parsed and sent. */
class FilteredResultsTest {
  private static final PlaneSet PROD = PlaneSet.of(Set.of("prod"));
  private static final Reach REACH = Facade.reach(PROD);
  private static final QueryParameters NOTHING_ASKED = Requests.of();
  private static final String TARGETS =
      "{\"status\":\"success\",\"data\":{\"activeTargets\":[{\"labels\":{\"data_plane\":\"prod\"},"
          + "\"lastError\":\""
          + "x".repeat(100_000)
          + "\"}]}}";

  private final Semaphore parsing = new Semaphore(1);
  private final List<Integer> permitsWhileAsking = new ArrayList<>();
  private final AnswerMemory memory = new AnswerMemory(1 << 20);
  private final FilteredResults owned =
      new FilteredResults(
          new Engine() {
            @Override
            public EngineAnswer ask(String endpoint, Parameters parameters) {
              permitsWhileAsking.add(parsing.availablePermits());
              return new EngineAnswer(
                  200,
                  Instant.EPOCH,
                  new ByteArrayInputStream(TARGETS.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public EngineAnswer read(String endpoint, Parameters parameters) {
              return ask(endpoint, parameters);
            }
          },
          new WholeAnswers(
              new Admission(new Admission.Limits(4, 8, 4, 8, Duration.ofSeconds(30))), memory),
          parsing,
          Duration.ZERO);

  private final List<Outcome> sent = new ArrayList<>();
  private final List<Long> usedWhileSending = new ArrayList<>();
  private final Reply reply =
      new Reply() {
        @Override
        public void send(Outcome outcome) {
          sent.add(outcome);
          usedWhileSending.add(memory.usedBytes());
        }

        @Override
        public void stream(Body body) {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void theParsingPermitIsFreeWhileTheEngineIsAsked() {
    owned.targets(NOTHING_ASKED, REACH, reply);

    assertThat(sent.get(0).status()).isEqualTo(200);
    assertThat(permitsWhileAsking).containsExactly(1);
    assertThat(parsing.availablePermits()).isEqualTo(1);
  }

  @Test
  void aRequestThatGetsNoPermitInTimeIsRefusedAsBusy() {
    parsing.acquireUninterruptibly();

    assertThatThrownBy(() -> owned.targets(NOTHING_ASKED, REACH, reply))
        .isInstanceOf(EngineBusy.class)
        .hasMessageContaining("try again");
    assertThat(parsing.availablePermits()).isZero();
  }

  @Test
  void anAnswerCountsAgainstTheAnswerMemoryUntilItIsSent() {
    owned.targets(NOTHING_ASKED, REACH, reply);

    assertThat(usedWhileSending).containsExactly((long) sent.get(0).length());
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void anAnswerThatFindsNoMemoryIsRefusedAsBusy() {
    try (AnswerMemory.Lease slowReaders = memory.lease(REACH.share())) {
      slowReaders.require(500_000);

      assertThatThrownBy(() -> owned.targets(NOTHING_ASKED, REACH, reply))
          .isInstanceOf(EngineBusy.class);
    }
    assertThat(sent).isEmpty();
    assertThat(memory.usedBytes()).isZero();
  }
}
