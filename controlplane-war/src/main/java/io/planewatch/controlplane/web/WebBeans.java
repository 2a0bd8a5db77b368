package io.planewatch.controlplane.web;

import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.startup.RequestFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class WebBeans {
  @Produces
  @Singleton
  Branding branding() {
    return Branding.from(Settings.of(ConfigProvider.getConfig(), Branding.PREFIX));
  }

  @Produces
  @Singleton
  Optional<LogoFile> logo() {
    return LogoFile.from(Settings.of(ConfigProvider.getConfig(), Branding.PREFIX));
  }

  @Produces
  @Singleton
  BasePath basePath() {
    return BasePath.from(Settings.of(ConfigProvider.getConfig(), BasePath.PREFIX));
  }

  @Produces
  @Singleton
  Links links() {
    return Links.from(Settings.of(ConfigProvider.getConfig(), Links.PREFIX));
  }

  void readSettings(
      @Observes ReadSettings event,
      Branding branding,
      Optional<LogoFile> logo,
      Links links,
      BasePath basePath) {}

  @Produces
  RequestFilter securityHeaders(SecurityHeadersFilter filter) {
    return new RequestFilter(RequestFilter.HEADERS, "security-headers", filter);
  }

  @Produces
  RequestFilter malformedRequests(MalformedRequestFilter filter) {
    return new RequestFilter(RequestFilter.MALFORMED, "malformed-requests", filter);
  }
}
