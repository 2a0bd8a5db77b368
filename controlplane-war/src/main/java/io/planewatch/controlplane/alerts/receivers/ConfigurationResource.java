package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.delivery.Readers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an Alertmanager's reader comes for its configuration. */
@RequestScoped
@Path("planewatch/receivers/files")
@Tag(name = "alerts")
public class ConfigurationResource {
  private static final String READERS = AlertsConfig.PREFIX + ".readers";

  @Inject private FetchedConfiguration configuration;

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @AllowedTo(Audience.DISCOVERY)
  @Operation(
      summary = "Alertmanager's configuration for a reader beside it",
      description =
          "A line a file: name, tab, YAML with a carriage return for each line feed; the last line is"
              + " `end`, and nothing stands before it as long as there is no configuration yet."
              + " `If-None-Match` tells which version the reader has in place, and is answered with"
              + " 304 when it is this one.")
  public Response files(
      @QueryParam("reader") @DefaultValue("") String reader,
      @HeaderParam("If-None-Match") @DefaultValue("") String held) {
    return Readers.files(configuration.delivery(), READERS, reader, held);
  }

  @POST
  @Path("refusals")
  @Consumes(MediaType.TEXT_PLAIN)
  @AllowedTo(Audience.DISCOVERY)
  @Operation(
      summary = "Say why an Alertmanager refuses a version",
      description = "The body is its reason. The reader leaves in place what it has.")
  public void refuse(
      @QueryParam("reader") @DefaultValue("") String reader,
      @QueryParam("version") @DefaultValue("") String version,
      String reason) {
    Readers.refusal(configuration.delivery(), READERS, reader, version, reason);
  }
}
