package io.planewatch.controlplane.health;

import io.planewatch.controlplane.state.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready for as long as callers can be identified. A database that is away takes no replica out of
 * service at once: it is the same database for all of them, so none would be left to answer from
 * what they know.
 */
@Readiness
@ApplicationScoped
public class StateReady implements HealthCheck {
  @Inject private Snapshots snapshots;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("state").status(snapshots.mayIdentify());
    snapshots.age().ifPresent(age -> response.withData("databaseReadSecondsAgo", age.toSeconds()));
    return response.build();
  }
}
