package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may ask the engine, with threads as they come from the container. */
class AdmissionTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  private static CallerShare share(String caller) {
    return new CallerShare("account:" + caller, caller);
  }

  private void hold(Admission admission, CallerShare caller) {
    threads.execute(
        () ->
            admission.<String>within(
                caller,
                () -> {
                  running.incrementAndGet();
                  awaitEnd();
                  return "held";
                }));
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitRunning(int expected) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (running.get() < expected && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(running.get()).isEqualTo(expected);
  }

  private static Admission admission(int atOnce, int inAll, int queued, Duration patience) {
    return new Admission(new Admission.Limits(atOnce, inAll, queued, 2 * queued, patience));
  }

  @Test
  void aCallerWithAllItsPlacesTakenIsRefusedAndAnotherOneIsNot() throws InterruptedException {
    Admission admission = admission(3, 8, 1, Duration.ofMillis(20));
    for (int i = 0; i < 3; i++) {
      hold(admission, share("prod"));
    }
    awaitRunning(3);

    assertThatThrownBy(() -> admission.within(share("prod"), () -> "never"))
        .isInstanceOf(EngineBusy.class)
        .hasMessageContaining("try again");
    assertThat(admission.<String>within(share("qa"), () -> "answered")).isEqualTo("answered");
  }

  @Test
  void tokensOfOneAccountShareItsPlacesWhateverTheyWereGranted() throws InterruptedException {
    Admission admission = admission(3, 16, 0, Duration.ofMillis(20));
    hold(admission, new CallerShare("account:1", "prod"));
    hold(admission, new CallerShare("account:1", "qa"));
    hold(admission, new CallerShare("account:1", "prod and qa"));
    awaitRunning(3);

    assertThatThrownBy(() -> admission.within(new CallerShare("account:1", "dev"), () -> "never"))
        .isInstanceOf(EngineBusy.class);
    assertThat(admission.<String>within(new CallerShare("account:2", "qa"), () -> "answered"))
        .isEqualTo("answered");
  }

  @Test
  void accountsWithTheSameGrantsShareTheirPlaces() throws InterruptedException {
    Admission admission = admission(2, 16, 0, Duration.ofMillis(20));
    hold(admission, new CallerShare("account:1", "prod"));
    hold(admission, new CallerShare("account:2", "prod"));
    awaitRunning(2);

    assertThatThrownBy(() -> admission.within(new CallerShare("account:3", "prod"), () -> "never"))
        .isInstanceOf(EngineBusy.class);
    assertThat(admission.<String>within(new CallerShare("account:3", "qa"), () -> "answered"))
        .isEqualTo("answered");
  }

  @Test
  void theLastPlacesAreForThoseWhoHaveNone() throws InterruptedException {
    Admission admission = admission(8, 6, 1, Duration.ofMillis(20));
    for (int i = 0; i < 4; i++) {
      hold(admission, share("prod"));
    }
    awaitRunning(4);

    assertThatThrownBy(() -> admission.within(share("prod"), () -> "never"))
        .isInstanceOf(EngineBusy.class);
    assertThat(admission.<String>within(share("qa"), () -> "answered")).isEqualTo("answered");
    assertThat(admission.<String>within(share("dev"), () -> "answered")).isEqualTo("answered");
  }

  @Test
  void whoWaitsIsAdmittedOnceAPlaceIsFree() throws Exception {
    Admission admission = admission(1, 4, 1, LONG);
    hold(admission, share("prod"));
    awaitRunning(1);
    Future<String> waiting = threads.submit(() -> admission.within(share("prod"), () -> "in turn"));

    end.countDown();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("in turn");
  }

  @Test
  void fortyOfOneCallerHoldNoMoreThreadsThanPlacesAndQueue() throws Exception {
    Admission admission = admission(2, 8, 3, LONG);
    hold(admission, share("prod"));
    hold(admission, share("prod"));
    awaitRunning(2);
    List<Future<String>> others = new ArrayList<>();
    for (int i = 0; i < 38; i++) {
      others.add(threads.submit(() -> admission.within(share("prod"), () -> "in turn")));
    }

    long deadline = System.nanoTime() + LONG.toNanos();
    while (others.stream().filter(Future::isDone).count() < 35 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    assertThat(others.stream().filter(Future::isDone)).hasSize(35);
    end.countDown();
    int inTurn = 0;
    for (Future<String> one : others) {
      inTurn += isAnswered(one) ? 1 : 0;
    }
    assertThat(inTurn).isEqualTo(3);
  }

  private static boolean isAnswered(Future<String> one) throws Exception {
    try {
      return one.get(30, TimeUnit.SECONDS).equals("in turn");
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(EngineBusy.class);
      return false;
    }
  }

  @Test
  void aPlaceIsFreeAgainAfterAFailure() {
    Admission admission = admission(1, 4, 1, Duration.ofMillis(20));

    assertThatThrownBy(
            () ->
                admission.within(
                    share("prod"),
                    () -> {
                      throw new EngineUnavailable("away");
                    }))
        .hasMessage("away");

    assertThat(admission.<String>within(share("prod"), () -> "answered")).isEqualTo("answered");
  }

  @Test
  void aWaiterThatIsAdmittedButNotYetAwakeKeepsNobodyFromAFreePlace() throws Exception {
    Admission admission = admission(2, 8, 1, LONG);
    Thread waiter = new Thread(() -> admission.<String>within(share("prod"), () -> "in turn"));
    waiter.setDaemon(true);

    // The monitor keeps the admitted waiter asleep until the newcomer has entered.
    synchronized (admission) {
      admission.<String>within(
          share("prod"),
          () ->
              admission.within(
                  share("prod"),
                  () -> {
                    waiter.start();
                    awaitWaiting(admission, waiter);
                    return "both places were taken";
                  }));
      assertThat(admission.<String>within(share("prod"), () -> "at once")).isEqualTo("at once");
    }

    waiter.join(LONG.toMillis());
    assertThat(waiter.isAlive()).isFalse();
  }

  private static void awaitWaiting(Admission admission, Thread waiter) {
    long deadline = System.nanoTime() + LONG.toNanos();
    try {
      synchronized (admission) {
        while (waiter.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < deadline) {
          admission.wait(5);
        }
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
