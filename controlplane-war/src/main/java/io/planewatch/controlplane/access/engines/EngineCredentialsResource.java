package io.planewatch.controlplane.access.engines;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.RequestDuration;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The credentials of the engines. */
@RequestScoped
@Path("planewatch/engine-credentials")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class EngineCredentialsResource {
  private static final Duration MAX_OVERLAP = Duration.ofDays(1);

  public record Rotation(String overlap) {}

  @Inject private EngineCredentials credentials;
  @Inject private Database database;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @POST
  @Path("rotation")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Replace the engines' credentials; the former ones go on for the overlap")
  public void rotate(Rotation body) {
    Duration overlap = overlap(body);
    credentials.rotate(overlap);
    database.inTransaction(
        entities -> {
          AuditEntry.write(
              entities,
              clock.instant(),
              currentCaller.get().name(),
              "engine-credentials.rotate",
              "engines",
              "overlap " + overlap);
          return overlap;
        });
  }

  private static Duration overlap(Rotation body) {
    return RequestDuration.upTo(
        MAX_OVERLAP, "overlap", body == null ? null : body.overlap(), "PT10M");
  }
}
