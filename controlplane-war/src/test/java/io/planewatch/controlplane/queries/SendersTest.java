package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.CallerShare;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which answers are sent at once, with threads that the test runs itself. */
class SendersTest {
  private static final int MOST_OF_ONE = 16;

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Senders senders = new Senders(threads::add, new Senders.Limits(40, 60));
  private final AtomicInteger sent = new AtomicInteger();

  private void send(String origin, String granted, int times) {
    for (int i = 0; i < times; i++) {
      senders.place(new CallerShare(origin, granted)).execute(sent::incrementAndGet);
    }
  }

  @Test
  void tokensOfOneAccountHaveThreadsOfOneWhateverTheyWereGranted() {
    send("account:1", "prod", 10);
    send("account:1", "qa", 10);
    assertThat(threads).hasSize(MOST_OF_ONE);

    send("account:2", "dev", 1);
    assertThat(threads).hasSize(MOST_OF_ONE + 1);
  }

  @Test
  void everythingIsSentInTheEnd() {
    send("account:1", "prod", 20);
    send("account:1", "qa", 20);
    send("account:2", "prod", 20);

    while (!threads.isEmpty()) {
      threads.remove().run();
    }

    assertThat(sent).hasValue(60);
  }

  @Test
  void oneShareHasABoundedNumberOfRequestsThatWaitAndOthersStillFindRoom() {
    send("account:1", "prod", 40);

    assertThatThrownBy(() -> send("account:1", "qa", 1))
        .isInstanceOfSatisfying(
            ApiError.class, refused -> assertThat(refused.status()).isEqualTo(503))
        .hasMessageContaining("try again");
    send("account:2", "qa", 20);
    assertThatThrownBy(() -> send("account:3", "dev", 1)).isInstanceOf(ApiError.class);
  }

  @Test
  void aPlaceIsFreeAgainOnceItsAnswerIsSentAndOnlyOnce() {
    send("account:1", "prod", 40);
    Senders.Place unused;

    threads.remove().run();
    unused = senders.place(new CallerShare("account:1", "prod"));
    unused.close();
    unused.close();
    send("account:1", "prod", 1);

    assertThatThrownBy(() -> send("account:1", "prod", 1)).isInstanceOf(ApiError.class);
  }

  @Test
  void anAnswerThatWaitsIsSentOnceEitherOfItsSharesHasAThread() {
    send("account:1", "prod", MOST_OF_ONE);
    send("account:1", "qa", 1);
    send("account:2", "prod", 1);

    threads.remove().run();

    assertThat(threads).hasSize(MOST_OF_ONE + 1);
  }
}
