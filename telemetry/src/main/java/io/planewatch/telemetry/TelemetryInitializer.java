package io.planewatch.telemetry;

import io.planewatch.telemetry.direct.MetricsServlet;
import io.planewatch.telemetry.http.RequestTelemetryFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts the measuring filter in front of all others of the application that holds this jar. */
public final class TelemetryInitializer implements ServletContainerInitializer {
  private static final Logger LOG = Logger.getLogger(TelemetryInitializer.class.getName());

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter("planewatch-telemetry", RequestTelemetryFilter.class);
    // Null where the application declared it in web.xml: then the order is its own.
    if (filter != null) {
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
    TelemetrySettings.read()
        .endpoint()
        .ifPresent(
            path ->
                context.addServlet("planewatch-metrics", MetricsServlet.class).addMapping(path));
    if (!TelemetryCustomizer.isApplied() && isSdkEnabled()) {
      LOG.warning(
          "The server configured OpenTelemetry before it loaded this application, so buckets and"
              + " planewatch.telemetry.path have no effect. On Payara 7, remove the variable"
              + " OTEL_SDK_DISABLED from the server's environment.");
    }
  }

  private static boolean isSdkEnabled() {
    return !ConfigProvider.getConfig()
        .getOptionalValue("otel.sdk.disabled", Boolean.class)
        .orElse(true);
  }
}
