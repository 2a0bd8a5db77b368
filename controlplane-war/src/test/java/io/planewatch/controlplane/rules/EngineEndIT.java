package io.planewatch.controlplane.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.audit.AuditRows;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of rules when Prometheus itself ends, with the control plane's state in a database.
 */
class EngineEndIT {
  enum Kind {
    H2,
    POSTGRES
  }

  private final SettableClock clock = new SettableClock();
  private final Map<String, String> wanted = new TreeMap<>();
  private final RealPrometheus prometheus =
      RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");

  @AfterEach
  void stop() {
    prometheus.close();
  }

  private RulePublisher publisher(Database database) {
    RuleReader reader = new PrometheusReload(List.of(prometheus.address()), Optional::empty);
    return new RulePublisher(
        List.of(() -> Map.copyOf(wanted)),
        new RuleFolder(prometheus.managed()),
        reader,
        new StoredRefusals(database, clock),
        new Probation(
            new StoredAcceptances(database),
            reader,
            clock,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1)),
        () -> true,
        Duration.ZERO);
  }

  private static String rule(String name) {
    return new RuleText()
        .with(
            new RuleText.Group(name, Duration.ofSeconds(1))
                .alert(name, "vector(1)", Duration.ZERO, Map.of(), Map.of()))
        .text();
  }

  private String running() {
    try (EngineAnswer answer = prometheus.engine().read("rules", Parameters.none())) {
      return new String(answer.readAll(), UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRuleThatEndedPrometheusIsNotThereWhenItStartsAgain(Kind kind) {
    try (Storage storage = kind == Kind.H2 ? Storage.h2() : Storage.postgres()) {
      Database database = storage.open(clock);
      // given a rule that has run for a while, one that is removed, and a new one
      RulePublisher publisher = publisher(database);
      wanted.put("old.yml", rule("Old"));
      wanted.put("removed.yml", rule("Removed"));
      publisher.publish();
      clock.advance(Duration.ofMinutes(10));
      wanted.put("bomb.yml", rule("Bomb"));
      publisher.publish();
      assertThat(running()).contains("Old", "Removed", "Bomb");

      // when Prometheus ends, the removal comes while it is away, and another replica takes over
      prometheus.kill();
      wanted.remove("removed.yml");
      RulePublisher other = publisher(database);
      other.publish();
      clock.advance(Duration.ofSeconds(31));
      other.publish();

      // then
      assertThat(prometheus.managed().toFile().list()).containsExactly("old.yml");
      prometheus.startAgain();
      other.publish();
      assertThat(running()).contains("Old").doesNotContain("Removed", "Bomb");
      assertThat(other.verdict("bomb.yml", rule("Bomb"))).isInstanceOf(Verdict.Refused.class);
      assertThat(AuditRows.of(database)).containsExactly("control plane rule.take-out");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRuleAfterWhichPrometheusWasStartedAgainAtOnceIsTakenOut(Kind kind) {
    try (Storage storage = kind == Kind.H2 ? Storage.h2() : Storage.postgres()) {
      // given
      RulePublisher publisher = publisher(storage.open(clock));
      wanted.put("bomb.yml", rule("Bomb"));
      publisher.publish();

      // when, as a container does
      prometheus.kill();
      prometheus.startAgain();
      assertThat(running()).contains("Bomb");
      publisher.publish();

      // then
      assertThat(running()).doesNotContain("Bomb");
    }
  }
}
