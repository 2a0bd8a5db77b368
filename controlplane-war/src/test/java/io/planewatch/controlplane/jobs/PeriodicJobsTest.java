package io.planewatch.controlplane.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.LogLines;
import io.planewatch.controlplane.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicJobsTest {
  private static final Duration OFTEN = Duration.ofMillis(5);

  private final Map<String, JobRecord> shown = new ConcurrentHashMap<>();
  private final PeriodicJobs jobs =
      new PeriodicJobs(
          Thread::new, record -> shown.put(record.job().name(), record), Clock.systemUTC());
  private final CountDownLatch blocked = new CountDownLatch(1);

  @AfterEach
  void end() {
    blocked.countDown();
    jobs.close();
  }

  @Test
  void aJobThatWaitsForEverDelaysNoOther() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(5);
    CountDownLatch waiting = new CountDownLatch(1);

    jobs.start(
        List.of(
            new PeriodicJob(
                "hung",
                OFTEN,
                () -> {
                  waiting.countDown();
                  await(blocked);
                }),
            new PeriodicJob("other", OFTEN, turns::countDown)));

    assertThat(waiting.await(30, SECONDS)).isTrue();
    assertThat(turns.await(30, SECONDS)).isTrue();
  }

  @Test
  void anErrorDoesNotEndAJob() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(3);

    try (LogLines log = LogLines.holding("Job broken failed")) {
      jobs.start(
          List.of(
              new PeriodicJob(
                  "broken",
                  OFTEN,
                  () -> {
                    turns.countDown();
                    throw new OutOfMemoryError("Java heap space");
                  })));

      assertThat(turns.await(30, SECONDS)).isTrue();
      assertThat(log.lines().stream().filter(line -> line.contains("runs again in")))
          .containsExactly(
              "Job broken failed and runs again in PT0.005S: java.lang.OutOfMemoryError: Java heap"
                  + " space");
    }
    assertThat(shown.get("broken").failures()).isPositive();
  }

  @Test
  void aJobIsLoggedWhenItSucceedsAgain() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    CountDownLatch turns = new CountDownLatch(4);

    try (LogLines log = LogLines.holding("Job flaky succeeds again")) {
      jobs.start(
          List.of(
              new PeriodicJob(
                  "flaky",
                  OFTEN,
                  () -> {
                    turns.countDown();
                    if (turn.incrementAndGet() < 3) {
                      throw new IllegalStateException("not yet");
                    }
                  })));

      assertThat(turns.await(30, SECONDS)).isTrue();
      assertThat(log.lines()).containsExactly("Job flaky succeeds again after 2 failures.");
    }
  }

  @Test
  void noTurnBeginsOnceTheJobsAreClosed() throws InterruptedException {
    AtomicInteger turns = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    jobs.start(
        List.of(
            new PeriodicJob(
                "counting",
                OFTEN,
                () -> {
                  turns.incrementAndGet();
                  first.countDown();
                })));
    assertThat(first.await(30, SECONDS)).isTrue();

    jobs.close();

    int atClose = turns.get();
    Thread.sleep(50);
    assertThat(turns).hasValue(atClose);
  }

  @Test
  void twoJobsMayNotHaveOneName() {
    PeriodicJob job = new PeriodicJob("same", OFTEN, () -> {});

    assertThatThrownBy(() -> jobs.start(List.of(job, job)))
        .hasMessage("two periodic jobs are called same");
  }

  @Test
  void aTurnBeyondItsTimeoutIsLoggedOnceAndTheJobIsOverdue() {
    SettableClock clock = new SettableClock();
    PeriodicJob job = new PeriodicJob("slow", OFTEN, Duration.ofSeconds(10), () -> {});
    JobRecord record = new JobRecord(job, clock.instant());
    StuckJobs watch = new StuckJobs(List.of(record), clock);
    record.begin(clock.instant());

    try (LogLines log = LogLines.holding("Job slow has been running")) {
      clock.advance(Duration.ofSeconds(9));
      watch.look();
      assertThat(log.lines()).isEmpty();
      assertThat(record.isOverdue(clock.instant())).isFalse();

      clock.advance(Duration.ofSeconds(2));
      watch.look();
      watch.look();
      assertThat(log.lines()).hasSize(1);
      assertThat(record.isOverdue(clock.instant())).isTrue();
    }
    record.end(clock.instant(), true);
    assertThat(record.isOverdue(clock.instant())).isFalse();
    assertThat(record.lastDuration()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void aJobWithoutANameOrAnIntervalIsRefused() {
    assertThatThrownBy(() -> new PeriodicJob("Has Blanks", OFTEN, () -> {}))
        .hasMessage("'Has Blanks' is not a job name of lower-case letters and hyphens");
    assertThatThrownBy(() -> new PeriodicJob("never", Duration.ZERO, () -> {}))
        .hasMessage("the interval of job never must be positive; it is PT0S");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
