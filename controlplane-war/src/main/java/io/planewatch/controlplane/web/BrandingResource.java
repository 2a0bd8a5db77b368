package io.planewatch.controlplane.web;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The branding: name, logo and colour of the product. */
@RequestScoped
@Path("planewatch/branding")
@Produces(MediaType.APPLICATION_JSON)
public class BrandingResource {
  @Inject private Branding branding;
  @Inject private Optional<LogoFile> logo;

  @GET
  @AllowedTo(Audience.ANYONE)
  public Branding get() {
    return branding;
  }

  @GET
  @Path("logo")
  @Produces(MediaType.WILDCARD)
  @AllowedTo(Audience.ANYONE)
  @Operation(summary = "The vendor's logo, where the configuration names a file")
  public Response logo() {
    return logo.map(file -> Response.ok(file.bytes(), file.mediaType()).build())
        .orElseThrow(() -> ProblemException.notFound("This control plane has no logo of its own."));
  }
}
