package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class RuleBeans {
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
      Leases leases,
      EngineCredentials credentials) {
    return new RulePublisher(
        sources.stream().toList(),
        new RuleFolder(config.dir().orElse(Path.of("."))),
        new PrometheusReload(config.prometheus(), credentials::authorization),
        () -> config.dir().isPresent() && leases.hold("rules"));
  }
}
