package io.planewatch.telemetry;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * planewatch.telemetry.*, read by MicroProfile Config.
 *
 * @param direct whether a scrape of the application gets everything and nothing is exported
 * @param endpoint path of the scraped endpoint; absent, there is none
 * @param serviceVersion what the resource says where nothing else does
 */
record TelemetrySettings(
    boolean direct, Optional<String> endpoint, Optional<String> serviceVersion) {
  TelemetrySettings {
    if (direct && endpoint.isEmpty()) {
      throw new IllegalArgumentException(
          "planewatch.telemetry.path=direct needs planewatch.telemetry.endpoint, e.g. /metrics");
    }
    endpoint
        .filter(path -> !path.startsWith("/") || path.contains("*"))
        .ifPresent(
            path -> {
              throw new IllegalArgumentException(
                  "planewatch.telemetry.endpoint is '" + path + "', expected a path like /metrics");
            });
  }

  static TelemetrySettings read() {
    Config config = ConfigProvider.getConfig();
    return new TelemetrySettings(
        direct(config.getOptionalValue("planewatch.telemetry.path", String.class)),
        config.getOptionalValue("planewatch.telemetry.endpoint", String.class),
        config.getOptionalValue("planewatch.telemetry.service-version", String.class));
  }

  private static boolean direct(Optional<String> path) {
    String text = path.orElse("collector");
    if (!text.equals("collector") && !text.equals("direct")) {
      throw new IllegalArgumentException(
          "planewatch.telemetry.path is '" + text + "', expected collector or direct");
    }
    return text.equals("direct");
  }
}
