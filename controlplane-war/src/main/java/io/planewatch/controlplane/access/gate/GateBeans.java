package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.sessions.SessionDirectory;
import io.planewatch.controlplane.startup.RequestFilter;
import io.planewatch.controlplane.state.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** CDI beans of this package. */
@ApplicationScoped
public class GateBeans {
  @Produces
  @Singleton
  RequestLimit limit(AccessConfig config) {
    return new RequestLimit(config.requestsPerSecond(), System::nanoTime);
  }

  @Produces
  @Singleton
  Authenticator authenticator(
      Instance<BearerTokens> bearerTokens,
      SessionDirectory sessions,
      Snapshots snapshots,
      Clock clock) {
    return new Authenticator(bearerTokens.stream().toList(), sessions, snapshots, clock);
  }

  @Produces
  RequestFilter embeddingFilter(EmbeddingFilter filter) {
    return new RequestFilter(RequestFilter.ORIGINS, "embedding", filter);
  }

  @Produces
  RequestFilter authenticationFilter(AuthenticationFilter filter) {
    return new RequestFilter(RequestFilter.AUTHENTICATION, "authentication", filter);
  }
}
