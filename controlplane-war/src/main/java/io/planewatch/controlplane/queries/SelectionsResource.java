package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** What takes selectors: {@code series}, {@code labels}, {@code label/…/values}. */
@ApplicationScoped
@Path("v1")
@Produces(MediaType.WILDCARD)
public class SelectionsResource {
  @Inject private Selections selections;
  @Inject private Edge edge;

  @GET
  @Path("series")
  @AllowedTo(Audience.VIEWER)
  public void series(@Suspended AsyncResponse response) {
    edge.answer(response, selections::series);
  }

  @POST
  @Path("series")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.VIEWER)
  public void series(@Suspended AsyncResponse response, InputStream body) {
    edge.answer(response, body, selections::series);
  }

  @GET
  @Path("labels")
  @AllowedTo(Audience.VIEWER)
  public void labels(@Suspended AsyncResponse response) {
    edge.answer(response, selections::labels);
  }

  @POST
  @Path("labels")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.VIEWER)
  public void labels(@Suspended AsyncResponse response, InputStream body) {
    edge.answer(response, body, selections::labels);
  }

  @GET
  @Path("label/{name}/values")
  @AllowedTo(Audience.VIEWER)
  public void values(@Suspended AsyncResponse response, @PathParam("name") String name) {
    edge.answer(response, (asked, reach, reply) -> selections.values(name, asked, reach, reply));
  }
}
