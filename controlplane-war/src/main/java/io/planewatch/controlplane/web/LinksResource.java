package io.planewatch.controlplane.web;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where the pages may lead a person outside of this product. */
@RequestScoped
@Path("planewatch/links")
@Produces(MediaType.APPLICATION_JSON)
public class LinksResource {
  @Inject private Links links;

  @GET
  @AllowedTo(Audience.VIEWER)
  public Links get() {
    return links;
  }
}
