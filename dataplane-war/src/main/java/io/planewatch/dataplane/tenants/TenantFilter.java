package io.planewatch.dataplane.tenants;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

@Provider
@PreMatching
public class TenantFilter implements ContainerRequestFilter {
  @Inject TenantMetrics metrics;

  @Override
  public void filter(ContainerRequestContext request) {
    String clientId = request.getHeaderString("Client-ID");
    if (clientId != null) {
      metrics.served(clientId);
    }
  }
}
