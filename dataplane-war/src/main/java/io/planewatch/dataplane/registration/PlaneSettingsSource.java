package io.planewatch.dataplane.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once. */
@ApplicationScoped
public class PlaneSettingsSource {
  private static final String PREFIX = "planewatch.plane.";

  @Produces
  @Singleton
  public PlaneSettings settings() {
    Config config = ConfigProvider.getConfig();
    return new PlaneSettings(
        config.getValue(PREFIX + "id", String.class),
        config.getValue(PREFIX + "version", String.class),
        MetricsPath.parse(config.getValue(PREFIX + "path", String.class)),
        text(config, "control-plane-url").map(URI::create),
        text(config, "join-token-file").map(Path::of),
        text(config, "collector"),
        text(config, "direct"));
  }

  private static Optional<String> text(Config config, String key) {
    return config.getOptionalValue(PREFIX + key, String.class);
  }
}
