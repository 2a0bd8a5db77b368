package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers that are too long to be held before they are sent; there is one place at the engine. */
class SharedAnswersTest {
  private static final Reach PROD = Facade.reach(PlaneSet.of(Set.of("prod")));
  private static final String LARGE =
      "{\"status\":\"success\",\"data\":\"" + "x".repeat(3_000_000) + "\"}";
  private static final String SMALL = "{\"status\":\"success\",\"data\":1}";

  private final Engine engine =
      new Engine() {
        @Override
        public EngineAnswer ask(String endpoint, Parameters parameters) {
          String text = parameters.toString().contains("large") ? LARGE : SMALL;
          return new EngineAnswer(
              200, Instant.EPOCH, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public EngineAnswer read(String endpoint, Parameters parameters) {
          return ask(endpoint, parameters);
        }
      };

  private final SharedAnswers answers =
      new SharedAnswers(
          engine,
          new SharedFetches(
              new Senders(Runnable::run, new Senders.Limits(10, 10)),
              new AnswerMemory(64 << 20),
              new Facade.CountedResults()),
          new Admission(new Admission.Limits(1, 8, 0, 0, Duration.ofMillis(20))),
          new Relay.Bounds(8 << 20, 4 << 20));

  private final List<Integer> whileItIsRead = new ArrayList<>();

  private void ask(String query, Reply reply) {
    answers.pass("query", Parameters.of("query", query), PROD, Optional.empty(), reply);
  }

  private static final class Sent implements Reply {
    private final List<Integer> statuses = new ArrayList<>();

    @Override
    public void send(Outcome outcome) {
      statuses.add(outcome.status());
    }

    @Override
    public void stream(Body body) {
      statuses.add(200);
    }
  }

  /** Asks another query before it reads its own answer. */
  private class AskingReader implements Reply {
    @Override
    public void send(Outcome outcome) {}

    @Override
    public void stream(Body body) {
      Sent other = new Sent();
      ask("small", other);
      whileItIsRead.addAll(other.statuses);
    }
  }

  @Test
  void anAnswerThatIsReadSlowlyKeepsNoQueryOfItsCallerFromTheEngine() {
    ask("large", new AskingReader());

    assertThat(whileItIsRead).containsExactly(200);
  }

  @Test
  void anAnswerThatIsCollectedInMemoryKeepsItsPlace() {
    ask(
        "large",
        new AskingReader() {
          @Override
          public boolean waitsForReader() {
            return false;
          }
        });

    assertThat(whileItIsRead).containsExactly(429);
  }
}
