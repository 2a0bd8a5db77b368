package io.planewatch.controlplane.web;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the browser shows as the product's own. */
@RequestScoped
@Path("planewatch/branding")
@Produces(MediaType.APPLICATION_JSON)
public class BrandingResource {
  @Inject private Branding branding;

  @GET
  @AllowedTo(Audience.ANYONE)
  public Branding get() {
    return branding;
  }
}
