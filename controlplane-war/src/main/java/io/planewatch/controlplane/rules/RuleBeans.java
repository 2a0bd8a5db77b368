package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class RuleBeans {
  private static final String LEASE = "rules";
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** A reload of each Prometheus, and of the rules one by one when one is refused. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** The replica that writes comes round each {@link #INTERVAL} and may wait for readers. */
  private static final Duration JUDGEMENT = Duration.ofSeconds(20);

  @Produces
  @Singleton
  RulesConfig config() {
    return RulesConfig.from(Settings.of(ConfigProvider.getConfig(), RulesConfig.PREFIX));
  }

  @Produces
  @Singleton
  Authors authors(AccountDirectory accounts) {
    return Authors.of(accounts::find);
  }

  @Produces
  @Singleton
  RulePublisher publisher(
      RulesConfig config,
      Instance<RuleSource> sources,
      Instance<RuleFiles> delivered,
      Database database,
      Leases leases,
      EngineCredentials credentials,
      Clock clock) {
    RuleReader reader =
        new LeasedReader(
            new PrometheusReload(config.prometheus(), credentials::authorization),
            () -> leases.hold(LEASE, longestReading(config)),
            () -> leases.hold(LEASE));
    return new RulePublisher(
        sources.stream().toList(),
        config.dir().<RuleFiles>map(RuleFolder::new).orElseGet(delivered::get),
        reader,
        new StoredRefusals(database, clock),
        new Probation(
            new StoredAcceptances(database),
            reader,
            clock,
            config.probation(),
            config.enginePatience(),
            config.trial()),
        () -> config.isWriting() && leases.hold(LEASE),
        JUDGEMENT);
  }

  /** A reload of each Prometheus, and a moment more. */
  private static Duration longestReading(RulesConfig config) {
    return PrometheusReload.TIMEOUT.multipliedBy(config.prometheus().size()).plus(INTERVAL);
  }

  void readSettings(@Observes ReadSettings event, RulesConfig config) {}

  @Produces
  PeriodicJob writeRules(RulePublisher publisher) {
    return new PeriodicJob("rules", INTERVAL, TIMEOUT, publisher::publish);
  }
}
