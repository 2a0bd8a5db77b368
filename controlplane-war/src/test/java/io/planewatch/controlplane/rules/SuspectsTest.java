package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspectsTest {
  private static final Duration TURN = Duration.ofSeconds(5);

  @TempDir private Path dir;

  private final Map<String, String> wanted = new TreeMap<>();
  private final Refusals refusals = Refusals.inMemory();
  private final Acceptances acceptances = Acceptances.inMemory();
  private final SettableClock clock = new SettableClock();
  private final Engine engine = new Engine();
  private RulePublisher publisher;

  /** Ends whenever it evaluates one of the bombs, and is started again at once. */
  private final class Engine implements RuleReader {
    private final Set<String> bombs = new HashSet<>();
    private Instant started = Instant.EPOCH;
    private boolean clean = true;
    private boolean away;
    private int ends;

    void evaluate() {
      if (!away && folder().read().keySet().stream().anyMatch(bombs::contains)) {
        end();
      }
    }

    void end() {
      ends++;
      started = clock.instant();
      clean = false;
    }

    @Override
    public Reading readAgain() {
      return away ? new Reading.Away() : new Reading.Accepted();
    }

    @Override
    public Optional<Start> started() {
      return away ? Optional.empty() : Optional.of(new Start(started, clean));
    }
  }

  private RuleFolder folder() {
    return new RuleFolder(dir);
  }

  private void publish(int rules) {
    for (int rule = 0; rule < rules; rule++) {
      wanted.put("rule-" + rule + ".yml", "text of " + rule);
    }
    publisher.publish();
  }

  private void letPass(Duration time) {
    for (long turn = 0; turn < time.dividedBy(TURN); turn++) {
      clock.advance(TURN);
      engine.evaluate();
      publisher.publish();
    }
  }

  private Verdict verdict(String file) {
    return publisher.verdict(file, wanted.get(file));
  }

  @BeforeEach
  void make() {
    publisher =
        new RulePublisher(
            List.of(() -> Map.copyOf(wanted)),
            folder(),
            engine,
            refusals,
            new Probation(
                acceptances,
                engine,
                clock,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1)),
            () -> true,
            Duration.ZERO);
  }

  @Test
  void ofSeveralNewRulesOnlyTheOneThatEndsTheEngineIsRefused() {
    // given
    engine.bombs.add("rule-5.yml");
    publish(8);

    // when
    letPass(Duration.ofMinutes(15));

    // then
    assertThat(folder().read().keySet()).hasSize(7).doesNotContain("rule-5.yml");
    assertThat(verdict("rule-5.yml")).isInstanceOf(Verdict.Refused.class);
    assertThat(refusals.all()).containsOnlyKeys("rule-5.yml");
    assertThat(engine.ends).as("ends until eight are halved to one").isEqualTo(4);
  }

  @Test
  void newRulesComeBackAfterAnEndThatNoneOfThemCaused() {
    // given
    publish(5);
    engine.end();
    letPass(TURN);

    // then one half runs, the other one waits and says so
    assertThat(folder().read()).hasSize(3);
    assertThat(verdict("rule-4.yml"))
        .isInstanceOfSatisfying(
            Verdict.Pending.class, held -> assertThat(held.reason()).contains("held back"));

    // when
    letPass(Duration.ofMinutes(3));

    // then
    assertThat(folder().read()).isEqualTo(wanted);
    assertThat(refusals.all()).isEmpty();
  }

  @Test
  void aRuleThatBecomesExpensiveLongAfterItWasReadIsFound() {
    // given
    publish(8);
    letPass(Duration.ofMinutes(10));

    // when
    engine.bombs.add("rule-2.yml");
    letPass(Duration.ofMinutes(20));

    // then
    assertThat(folder().read().keySet()).hasSize(7).doesNotContain("rule-2.yml");
    assertThat(verdict("rule-2.yml")).isInstanceOf(Verdict.Refused.class);
    assertThat(engine.ends).as("one that suspects none, and four to find it").isEqualTo(5);
  }

  @Test
  void aSingleEndTakesNoRuleOutThatWasReadLongAgo() {
    // given
    publish(8);
    letPass(Duration.ofMinutes(10));

    // when
    engine.end();
    letPass(Duration.ofMinutes(1));

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void aNewRuleIsNotBlamedForGoodWhenAnOldOneEndsTheEngineAgain() {
    // given
    publish(4);
    letPass(Duration.ofMinutes(10));
    engine.bombs.add("rule-0.yml");
    publish(6);

    // when
    letPass(Duration.ofMinutes(20));

    // then
    assertThat(folder().read().keySet()).hasSize(5).doesNotContain("rule-0.yml");
    assertThat(refusals.all()).containsOnlyKeys("rule-0.yml");
  }

  @Test
  void anEngineThatNobodySeesBetweenItsEndsGetsNoRulesUntilItIsBack() {
    // given
    publish(4);
    letPass(Duration.ofMinutes(10));

    // when
    engine.away = true;
    letPass(Duration.ofMinutes(50));
    assertThat(folder().read()).hasSize(4);
    letPass(Duration.ofMinutes(15));

    // then
    assertThat(folder().read()).isEmpty();

    // when
    engine.away = false;
    engine.end();
    letPass(Duration.ofMinutes(4));

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void afterAStopInGoodOrderAllComeBackAtOnce() {
    // given
    publish(4);
    engine.away = true;
    letPass(Duration.ofMinutes(1));
    assertThat(folder().read()).isEmpty();

    // when
    engine.away = false;
    engine.started = clock.instant();
    letPass(TURN);

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }

  @Test
  void theSearchGoesOnWhenTheControlPlaneStartsAnew() {
    // given
    engine.bombs.add("rule-1.yml");
    publish(4);
    letPass(TURN);

    // when
    make();
    letPass(Duration.ofMinutes(10));

    // then
    assertThat(refusals.all()).containsOnlyKeys("rule-1.yml");
    assertThat(folder().read()).hasSize(3);
  }

  @Test
  void aChangedRuleIsNotHeldBackAnyLonger() {
    // given
    publish(2);
    engine.end();
    letPass(TURN);
    assertThat(folder().read().keySet()).containsExactly("rule-0.yml");

    // when
    wanted.put("rule-1.yml", "changed");
    publisher.publish();

    // then
    assertThat(folder().read()).isEqualTo(wanted);
  }
}
