package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePublisherTest {
  @TempDir private Path dir;

  private final Map<String, String> wanted = new TreeMap<>();
  private final Refusals refusals = Refusals.inMemory();
  private final Acceptances acceptances = Acceptances.inMemory();
  private final SettableClock clock = new SettableClock();
  private final RefusingEngine engine = new RefusingEngine(this::folder);
  private boolean writer = true;
  private RulePublisher publisher;

  private RulePublisher publisher(RuleFiles files) {
    return publisher(files, () -> writer);
  }

  private RulePublisher publisher(RuleFiles files, BooleanSupplier mayWrite) {
    return new RulePublisher(
        List.of(() -> Map.copyOf(wanted)),
        files,
        engine,
        refusals,
        new Probation(
            acceptances,
            engine,
            clock,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1)),
        mayWrite,
        Duration.ZERO);
  }

  private RuleFolder folder() {
    return new RuleFolder(dir);
  }

  @BeforeEach
  void make() {
    publisher = publisher(folder());
  }

  @Test
  void theFolderHoldsWhatTheSourcesWantAndNothingElse() {
    folder().write(Map.of("old.yml", "gone"));
    wanted.put("a.yml", "good");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good"));
  }

  @Test
  void aRefusedFileIsTakenBackAndTheOthersGoOn() {
    wanted.put("a.yml", "good");
    publisher.publish();
    wanted.put("a.yml", "bad");
    wanted.put("b.yml", "new and good");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good", "b.yml", "new and good"));
    assertThat(refusals.of("a.yml").map(Refusals.Refusal::reason)).contains("bad rule");
    assertThat(refusals.of("b.yml")).isEmpty();
  }

  @Test
  void aRefusedFileThatIsMendedRuns() {
    wanted.put("a.yml", "bad");
    publisher.publish();
    wanted.put("a.yml", "mended");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "mended"));
    assertThat(refusals.of("a.yml")).isEmpty();
  }

  @Test
  void nothingChangesWhileTheEngineIsAway() {
    wanted.put("a.yml", "good");
    publisher.publish();
    engine.away = true;
    wanted.put("a.yml", "unjudged");

    publisher.publish();
    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "good"));

    engine.away = false;
    publisher.publish();
    assertThat(folder().read()).isEqualTo(Map.of("a.yml", "unjudged"));
  }

  @Test
  void aReplicaWithoutTheLeaseWritesNothing() {
    writer = false;
    wanted.put("a.yml", "good");

    publisher.publish();

    assertThat(folder().read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, ''", "3, b.yml", "4, b.yml c.yml"})
  void aReplicaThatLosesItsLeaseTriesNoFurtherRuleAndLeavesNoTrialBehind(int held, String left) {
    // given rules of which one is refused, so that they are tried one by one
    wanted.put("a.yml", "bad");
    wanted.put("b.yml", "good");
    wanted.put("c.yml", "good");
    AtomicInteger given = new AtomicInteger();

    // when the lease is given so many times, and then is another replica's
    publisher(folder(), () -> given.incrementAndGet() <= held).publish();

    // then
    assertThat(String.join(" ", new TreeSet<>(folder().read().keySet()))).isEqualTo(left);
    assertThat(given.get()).isLessThanOrEqualTo(held + 1);
  }

  @Test
  void whatDoesNotArriveIsNotJudgedAndComesAgain() {
    publisher.publish();
    wanted.put("a.yml", "good");
    RuleFiles unreachable =
        new RuleFiles() {
          @Override
          public Map<String, String> read() {
            return folder().read();
          }

          @Override
          public void write(Map<String, String> files) {
            folder().write(files);
          }

          @Override
          public boolean haveArrived() {
            return false;
          }
        };

    publisher(unreachable).publish();

    assertThat(folder().read()).isEmpty();
    assertThat(refusals.of("a.yml")).isEmpty();
  }

  @Test
  void whatWasRefusedBeforeTheStartIsTriedAgain() {
    refusals.put("a.yml", new Refusals.Refusal("good by now", "a feature was missing"));
    wanted.put("a.yml", "good by now");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void whatIsNoLongerWantedLeavesTheFolderWhileTheEngineIsAway() {
    wanted.put("a.yml", "good");
    wanted.put("b.yml", "good");
    publisher.publish();
    engine.away = true;
    wanted.remove("a.yml");
    wanted.put("b.yml", "unjudged");

    publisher.publish();

    assertThat(folder().read()).isEqualTo(Map.of("b.yml", "good"));
  }

  @Test
  void whatTheEngineReadBeforeItEndedIsTakenOutAndRefusedForGood() {
    // given
    wanted.put("old.yml", "good");
    publisher.publish();
    clock.advance(Duration.ofMinutes(10));
    wanted.put("bomb.yml", "bomb");
    publisher.publish();

    // when
    engine.away = true;
    publisher.publish();
    assertThat(folder().read()).containsKey("bomb.yml");
    clock.advance(Duration.ofSeconds(31));
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(Map.of("old.yml", "good"));
    assertThat(publisher.verdict("bomb.yml", "bomb"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("Prometheus ended or stopped"));

    // and when the engine is back and the control plane starts anew
    engine.away = false;
    engine.started = engine.started.plusSeconds(3600);
    make();
    publisher.publish();
    assertThat(folder().read()).isEqualTo(Map.of("old.yml", "good"));

    // and when it is changed
    wanted.put("bomb.yml", "defused");
    publisher.publish();
    assertThat(folder().read()).containsEntry("bomb.yml", "defused");
  }

  @Test
  void anEngineThatWasStartedAgainSinceItReadARuleHadEnded() {
    // given
    wanted.put("bomb.yml", "bomb");
    publisher.publish();

    // when
    engine.started = engine.started.plusSeconds(60);
    publisher.publish();

    // then
    assertThat(folder().read()).isEmpty();
    assertThat(publisher.verdict("bomb.yml", "bomb")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void anEngineWhoseStartWasUnknownWhenItReadARuleIsHeldToTheTimeOfTheReading() {
    // given
    wanted.put("bomb.yml", "good");
    publisher.publish();
    acceptances.put(
        "bomb.yml",
        new Acceptances.Acceptance(
            acceptances.all().get("bomb.yml").digest(), clock.instant(), Optional.empty()));

    // when the engine is the one that read the rule
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(wanted);

    // when the engine was started again since
    engine.started = clock.instant().plusSeconds(60);
    publisher.publish();

    // then
    assertThat(folder().read()).isEmpty();
  }

  @Test
  void aChangeWhileAnotherOneIsPublishedStaysPending() throws InterruptedException {
    // given a thread that waits for engines that hang
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    wanted.put("a.yml", "good");
    RulePublisher held =
        publisher(
            new RuleFiles() {
              @Override
              public Map<String, String> read() {
                return folder().read();
              }

              @Override
              public void write(Map<String, String> files) {
                hanging.countDown();
                try {
                  end.await();
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
                folder().write(files);
              }

              @Override
              public boolean haveArrived() {
                return true;
              }
            });
    Thread other = new Thread(held::publish);
    other.start();
    hanging.await();

    // then
    assertThat(held.publish("a.yml", "good")).isInstanceOf(Verdict.Pending.class);

    // when
    end.countDown();
    other.join();

    // then
    assertThat(held.publish("a.yml", "good")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aRestartLongAfterTheReadingTakesNothingOut() {
    // given
    wanted.put("a.yml", "good");
    publisher.publish();

    // when
    clock.advance(Duration.ofMinutes(6));
    engine.started = engine.started.plusSeconds(60);
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void aBombThatWasChangedMeanwhileLeavesTheFolderToo() {
    // given
    wanted.put("bomb.yml", "bomb");
    publisher.publish();
    engine.away = true;
    publisher.publish();

    // when
    wanted.put("bomb.yml", "defused");
    clock.advance(Duration.ofSeconds(31));
    publisher.publish();

    // then
    assertThat(folder().read()).isEmpty();
  }

  @Test
  void aReplicaThatDoesNotWriteWaitsForTheOneThatDoes() {
    writer = false;
    wanted.put("a.yml", "good");

    assertThat(publisher.publish("a.yml", "good")).isInstanceOf(Verdict.Pending.class);
    acceptances.put(
        "a.yml",
        new Acceptances.Acceptance(
            "770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c",
            clock.instant(),
            Optional.empty()));

    assertThat(publisher.publish("a.yml", "good")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void anEngineThatWasEndedInGoodOrderAccusesNoRule() {
    // given
    wanted.put("a.yml", "good");
    publisher.publish();

    // when
    engine.started = engine.started.plusSeconds(60);
    engine.clean = true;
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void whatWasTakenOutWhileTheEngineWasEndedInGoodOrderComesBackWithIt() {
    // given
    wanted.put("a.yml", "good");
    publisher.publish();
    engine.away = true;
    publisher.publish();
    clock.advance(Duration.ofSeconds(31));
    publisher.publish();
    assertThat(folder().read()).isEmpty();

    // when
    engine.away = false;
    engine.started = engine.started.plusSeconds(60);
    engine.clean = true;
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(wanted);
    assertThat(publisher.verdict("a.yml", "good")).isInstanceOf(Verdict.Accepted.class);
  }
}
