package io.planewatch.telemetry;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application with the jar as it is built, and the configuration that lets a test scrape it. */
final class TelemetryArchive {
  private static final String CONFIGURATION =
      """
      otel.traces.exporter=none
      otel.service.name=second
      otel.resource.attributes=service.version=7.8
      planewatch.telemetry.path=direct
      planewatch.telemetry.endpoint=/metrics
      """;

  private TelemetryArchive() {}

  static WebArchive with(String name, Package classes, String moreConfiguration) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addPackage(classes)
        .addAsLibrary(new File(System.getProperty("telemetry.jar")))
        .addAsResource(
            new StringAsset(CONFIGURATION + moreConfiguration),
            "META-INF/microprofile-config.properties");
  }
}
