package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers that a JAX-RS endpoint holds whole before it sends them. */
class AsyncReplyTest {
  private static final Reach REACH = Facade.reach(PlaneSet.of(Set.of("a")));
  private static final String NINE_MEBIBYTES =
      "{\"status\":\"success\",\"data\":\"" + "x".repeat(9 << 20) + "\"}";

  private final List<Outcome> sent = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  private final SharedAnswers sharedAnswers =
      new SharedAnswers(
          new Engine() {
            @Override
            public EngineAnswer ask(String endpoint, Parameters parameters) {
              meanwhile.run();
              return new EngineAnswer(
                  200,
                  Instant.EPOCH,
                  new ByteArrayInputStream(NINE_MEBIBYTES.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public EngineAnswer read(String endpoint, Parameters parameters) {
              return ask(endpoint, parameters);
            }
          },
          new SharedFetches(
              new Senders(Runnable::run, new Senders.Limits(1000, 1000)),
              new AnswerMemory(256 << 20),
              new Facade.CountedResults()),
          new Admission(new Admission.Limits(100, 200, 100, 100, Duration.ofSeconds(30))),
          new Relay.Bounds(64 << 20, 32 << 20));

  private void pass(List<Outcome> outcomes) {
    Reply reply =
        new Reply() {
          @Override
          public void send(Outcome outcome) {
            outcomes.add(outcome);
          }

          @Override
          public void stream(Body body) {
            send(AsyncReply.whole(body));
          }
        };
    sharedAnswers.pass(
        "query_exemplars", Parameters.of("query", "m"), REACH, Optional.empty(), reply);
  }

  private static String text(Outcome outcome) {
    return new String(outcome.bytes(), 0, outcome.length(), StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerThatIsTooLargeIsRefusedWhetherOrNotAnotherRequestWaitsForIt() {
    List<Outcome> follower = new ArrayList<>();
    pass(sent);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          pass(follower);
        };
    pass(sent);

    assertThat(sent)
        .hasSize(2)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(422);
              assertThat(text(outcome)).contains("larger than 8 MiB");
            });
    assertThat(follower).hasSize(1);
    assertThat(text(follower.get(0))).isEqualTo(NINE_MEBIBYTES);
  }

  @Test
  void anAnswerThatBreaksOffIsUnavailable() {
    Outcome outcome =
        AsyncReply.whole(
            out -> {
              out.write('{');
              throw new IOException("reset");
            });

    assertThat(outcome.status()).isEqualTo(503);
  }
}
