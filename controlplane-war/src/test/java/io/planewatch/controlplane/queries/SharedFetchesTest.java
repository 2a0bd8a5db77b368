package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One request to the engine for all who ask the same, whatever becomes of the first of them. */
class SharedFetchesTest {
  private static final Reach REACH = Facade.reach(PlaneSet.of(Set.of("a")));
  private static final int MOST_WAITING = 300;
  private static final String ANSWER =
      "{\"status\":\"success\",\"data\":\"" + "x".repeat(3_000_000) + "\"}";

  /** How an engine breaks in the middle of an answer. */
  private enum Break {
    CONNECTION {
      @Override
      void happen() throws IOException {
        throw new IOException("reset");
      }
    },
    CLIENT {
      @Override
      void happen() {
        throw new IllegalStateException("the client's own");
      }
    },
    MEMORY {
      @Override
      void happen() {
        throw new OutOfMemoryError("in the test");
      }
    };

    abstract void happen() throws IOException;
  }

  /** What one caller got. */
  private static class Got implements Reply {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final OutputStream connection;
    private boolean isCut;

    private Got(OutputStream connection) {
      this.connection = connection;
    }

    private Got() {
      this(OutputStream.nullOutputStream());
    }

    @Override
    public void send(Outcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void stream(Body body) {
      try {
        body.writeTo(connection);
      } catch (IOException | RuntimeException | Error cut) {
        // The container cuts the connection, whatever it was.
        isCut = true;
      }
    }

    private String text() {
      Outcome only = outcomes.get(0);
      return new String(only.bytes(), 0, only.length(), StandardCharsets.UTF_8);
    }
  }

  private final List<Got> followers = new ArrayList<>();
  private int asked;
  private Supplier<InputStream> body = () -> bytes(ANSWER);

  private final AnswerMemory memory = new AnswerMemory(64 << 20);
  private final SharedAnswers sharedAnswers =
      new SharedAnswers(
          new Engine() {
            @Override
            public EngineAnswer ask(String endpoint, Parameters parameters) {
              asked++;
              return new EngineAnswer(200, Instant.EPOCH, body.get());
            }

            @Override
            public EngineAnswer read(String endpoint, Parameters parameters) {
              return ask(endpoint, parameters);
            }
          },
          new SharedFetches(
              new Senders(Runnable::run, new Senders.Limits(MOST_WAITING, MOST_WAITING)),
              memory,
              new Facade.CountedResults()),
          new Admission(new Admission.Limits(100, 200, 100, 100, Duration.ofSeconds(30))),
          new Relay.Bounds(8 << 20, 4 << 20));

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void pass(Reply reply) {
    sharedAnswers.pass("query", Parameters.of("query", "m"), REACH, Optional.empty(), reply);
  }

  /** The first half, then {@code meanwhile}, then the rest. */
  private static InputStream halves(InputStream rest, Runnable meanwhile) {
    InputStream between =
        new InputStream() {
          @Override
          public int read() {
            meanwhile.run();
            return -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return read();
          }
        };
    return new SequenceInputStream(
        new SequenceInputStream(bytes(ANSWER.substring(0, 2_000_000)), between), rest);
  }

  private void ninetyNineFollow() {
    follow(99);
  }

  private void follow(int requests) {
    for (int i = 0; i < requests; i++) {
      Got follower = new Got();
      followers.add(follower);
      pass(follower);
    }
  }

  private static OutputStream leavingAfterTwoWrites() {
    return new OutputStream() {
      private int writes;

      @Override
      public void write(int b) throws IOException {
        throw new IOException("not by single bytes");
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (writes++ > 1) {
          throw new IOException("the reader left");
        }
      }
    };
  }

  @Test
  void b30TheLeadersLeavingHarmsNoneOfTheOthers() {
    body = () -> halves(bytes(ANSWER.substring(2_000_000)), this::ninetyNineFollow);

    pass(new Got(leavingAfterTwoWrites()));

    assertThat(asked).isEqualTo(1);
    assertThat(followers)
        .hasSize(99)
        .allSatisfy(follower -> assertThat(follower.text()).isEqualTo(ANSWER));
  }

  @Test
  void b30WhenEveryoneHasLeftTheAnswerIsGivenUpAndThePlaceIsFree() {
    Got leader = new Got(leavingAfterTwoWrites());
    pass(leader);
    pass(new Got());

    assertThat(leader.isCut).isTrue();

    assertThat(asked).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void whenTheEngineBreaksInTheMiddleTheOthersAreToldAndThePlaceIsFree(Break how) {
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            how.happen();
            return -1;
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };
    body = () -> halves(breaking, this::ninetyNineFollow);

    Got leader = new Got();
    pass(leader);

    assertThat(leader.isCut).isTrue();
    assertThat(leader.outcomes).isEmpty();
    assertThat(followers)
        .hasSize(99)
        .allSatisfy(
            follower -> {
              assertThat(follower.outcomes).hasSize(1);
              assertThat(follower.outcomes.get(0).status()).isEqualTo(503);
              assertThat(follower.text()).contains("\"status\":\"error\"");
            });
    body = () -> bytes(ANSWER);
    pass(new Got());
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void anAnswerBeyondTheBoundIsCutForTheLeaderAndRefusedToTheOthers() {
    body = () -> halves(bytes("y".repeat(8 << 20)), this::ninetyNineFollow);

    Got leader = new Got();
    pass(leader);

    assertThat(leader.isCut).isTrue();
    assertThat(followers)
        .allSatisfy(one -> assertThat(one.outcomes.get(0).status()).isEqualTo(503));
  }

  @Test
  void aRequestBeyondThoseWhoMayWaitIsRefusedAtOnceAndTheOthersAreAnswered() {
    body = () -> halves(bytes(ANSWER.substring(2_000_000)), () -> follow(MOST_WAITING + 1));

    pass(new Got());

    Got last = followers.remove(MOST_WAITING);
    assertThat(last.outcomes).singleElement().extracting(Outcome::status).isEqualTo(503);
    assertThat(last.text()).contains("try again");
    assertThat(followers)
        .hasSize(MOST_WAITING)
        .allSatisfy(one -> assertThat(one.text()).isEqualTo(ANSWER));
    followers.clear();
    pass(new Got());
    assertThat(followers).hasSize(MOST_WAITING + 1);
  }

  @Test
  void anAnswerServesThoseWhoWaitedAndNoneWhoComesLater() {
    pass(new Got());
    pass(new Got());

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whoeverIsRefusedIsAnsweredOnceAndSoAreTheOthers() {
    body =
        () -> {
          ninetyNineFollow();
          throw ApiError.tooManyRequests("enough");
        };
    Got leader = new Got();

    pass(leader);

    assertThat(leader.outcomes).hasSize(1);
    assertThat(followers).allSatisfy(one -> assertThat(one.outcomes).hasSize(1));
  }

  @Test
  void anAnswerThatFindsNoMemoryIsPassedOnWholeToItsReaderAlone() {
    AnswerMemory.Lease others = memory.lease(new CallerShare("account:others", "others"));
    others.require(32 << 20);
    AnswerMemory.Lease mine = memory.lease(REACH.share());
    mine.require((32 << 20) - 40_000);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    body = () -> halves(bytes(ANSWER.substring(2_000_000)), () -> {});

    Got leader = new Got(received);
    pass(leader);

    assertThat(leader.isCut).isFalse();
    assertThat(received.toString(StandardCharsets.UTF_8)).isEqualTo(ANSWER);
  }

  @Test
  void nothingIsHeldOnceEverybodyHasTheAnswer() {
    body = () -> halves(bytes(ANSWER.substring(2_000_000)), this::ninetyNineFollow);

    pass(new Got());

    assertThat(followers).allSatisfy(one -> assertThat(one.text()).isEqualTo(ANSWER));
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void whenTheReplyFailsBeforeTheBodyTheOthersAreToldAndTheEnginesAnswerIsClosed() {
    boolean[] closed = new boolean[1];
    body =
        () -> {
          ninetyNineFollow();
          return new FilterInputStream(bytes(ANSWER)) {
            @Override
            public void close() {
              closed[0] = true;
            }
          };
        };

    pass(
        new Got() {
          @Override
          public void stream(Body unwritten) {}
        });

    assertThat(followers)
        .hasSize(99)
        .allSatisfy(one -> assertThat(one.outcomes.get(0).status()).isEqualTo(503));
    assertThat(closed[0]).isTrue();
    assertThat(memory.usedBytes()).isZero();
  }
}
