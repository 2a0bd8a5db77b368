package io.planewatch.controlplane.planes.discovery;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prometheus's http_sd. */
@RequestScoped
@Path("planewatch/sd")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "discovery")
public class DiscoveryResource {
  @Inject private Discovery discovery;
  @Inject private Database database;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @Path("collectors")
  @AllowedTo({Audience.DISCOVERY, Audience.UNRESTRICTED_ADMIN})
  @Operation(
      summary =
          "The planes' collectors, as Prometheus's http_sd; 503 rather than an empty list in doubt")
  public byte[] collectors() {
    return discovery.document(ScrapePath.COLLECTOR);
  }

  @GET
  @Path("direct")
  @AllowedTo({Audience.DISCOVERY, Audience.UNRESTRICTED_ADMIN})
  @Operation(
      summary =
          "The planes themselves, as Prometheus's http_sd; __meta_planewatch_path tells what to take there")
  public byte[] direct() {
    return discovery.document(ScrapePath.DIRECT);
  }

  @POST
  @Path("empty")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Confirm that planes which the registry lost are gone")
  public void confirmEmpty() {
    discovery.confirmEmpty();
    database.inTransaction(
        entities -> {
          AuditEntry.write(
              entities,
              clock.instant(),
              currentCaller.get().name(),
              "discovery.confirm-empty",
              "targets",
              "");
          return clock;
        });
  }
}
