package io.planewatch.controlplane.rules.delivery;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.delivery.Readers;
import io.planewatch.controlplane.rules.RulesConfig;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an engine's reader comes for its rule files. */
@RequestScoped
@Path("planewatch/rules/files")
@Tag(name = "rules")
public class DeliveryResource {
  @Inject private DeliveredRules rules;

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @AllowedTo(Audience.DISCOVERY)
  @Operation(
      summary = "The rule files for a reader beside an engine",
      description =
          "A line a file: name, tab, JSON; the last line is `end`. `If-None-Match` tells which version"
              + " the reader has in place, and is answered with 304 when it is this one.")
  public Response files(
      @QueryParam("reader") @DefaultValue("") String reader,
      @HeaderParam("If-None-Match") @DefaultValue("") String held) {
    return Readers.files(rules.delivery(), RulesConfig.PREFIX + ".readers", reader, held);
  }
}
