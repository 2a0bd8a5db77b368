package io.planewatch.controlplane.access;

import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this feature. */
@ApplicationScoped
public class AccessBeans {
  @Produces
  @Singleton
  AccessConfig config() {
    return AccessConfig.from(Settings.of(ConfigProvider.getConfig(), AccessConfig.PREFIX));
  }

  @Produces
  @Singleton
  OperatorToken operatorToken() {
    return new OperatorToken();
  }

  @Produces
  @Singleton
  EmbeddingConfig embedding() {
    return EmbeddingConfig.from(Settings.of(ConfigProvider.getConfig(), EmbeddingConfig.PREFIX));
  }

  void readSettings(@Observes ReadSettings event, AccessConfig config, EmbeddingConfig embedding) {}
}
