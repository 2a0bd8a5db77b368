package io.planewatch.dataplane.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Answer REGISTERED = new Answer.Registered(INTERVAL);

  private final ScriptedRegistry registry = new ScriptedRegistry();
  private final Membership membership =
      new Membership(registry, new Backoff(RETRY, Duration.ofSeconds(30), () -> 1));

  @Test
  void registersOnceAndThenBeatsAsOftenAsAsked() {
    // Given
    registry.answers(REGISTERED, new Answer.Alive(), new Answer.Alive());

    // When
    List<Duration> waits = List.of(membership.step(), membership.step(), membership.step());

    // Then
    assertThat(registry.calls).containsExactly("register", "heartbeat", "heartbeat");
    assertThat(waits).containsOnly(INTERVAL);
  }

  @Test
  void triesEverLessOftenWhileNobodyAnswers() {
    // Given
    Answer unreachable = new Answer.Unreachable("connection refused");
    registry.answers(unreachable, unreachable, REGISTERED);

    // When
    List<Duration> waits = List.of(membership.step(), membership.step(), membership.step());

    // Then
    assertThat(waits).containsExactly(RETRY, RETRY.multipliedBy(2), INTERVAL);
    assertThat(registry.calls).containsOnly("register");
  }

  @Test
  void registersAgainAtOnceWhereItIsNoLongerKnown() {
    // Given
    registry.answers(REGISTERED, new Answer.Unknown(), REGISTERED);

    // When
    membership.step();
    Duration wait = membership.step();
    membership.step();

    // Then
    assertThat(wait).isZero();
    assertThat(registry.calls).containsExactly("register", "heartbeat", "register");
  }

  @Test
  void goesOnBeatingAfterTheControlPlaneWasAway() {
    // Given
    registry.answers(REGISTERED, new Answer.Unreachable("gone"), new Answer.Alive());

    // When
    membership.step();
    Duration away = membership.step();
    Duration back = membership.step();

    // Then
    assertThat(away).isEqualTo(RETRY);
    assertThat(back).isEqualTo(INTERVAL);
    assertThat(registry.calls).containsExactly("register", "heartbeat", "heartbeat");
  }

  @Test
  void asksToBeRegisteredAnewAfterARefusal() {
    // Given
    registry.answers(REGISTERED, new Answer.Refused(401, "the token was replaced"), REGISTERED);

    // When
    membership.step();
    Duration refused = membership.step();
    membership.step();

    // Then
    assertThat(refused).isEqualTo(RETRY);
    assertThat(registry.calls).containsExactly("register", "heartbeat", "register");
  }

  private static final class ScriptedRegistry implements Registry {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    void answers(Answer... inOrder) {
      answers.addAll(List.of(inOrder));
    }

    @Override
    public Answer register() {
      calls.add("register");
      return answers.remove();
    }

    @Override
    public Answer heartbeat() {
      calls.add("heartbeat");
      return answers.remove();
    }
  }
}
