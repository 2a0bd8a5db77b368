package io.planewatch.controlplane.health;

import io.planewatch.controlplane.state.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its database the control plane knows neither callers nor planes. */
@Readiness
@ApplicationScoped
public class StateReady implements HealthCheck {
  @Inject private Snapshots snapshots;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("state").status(snapshots.areCurrent()).build();
  }
}
