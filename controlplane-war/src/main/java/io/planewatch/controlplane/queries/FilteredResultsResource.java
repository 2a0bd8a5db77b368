package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;

/**
 * Endpoints of the engine other than series: targets, metadata, rules, alerts, and the status of
 * the engine.
 */
@ApplicationScoped
@Path("v1")
@Produces(MediaType.WILDCARD)
public class FilteredResultsResource {
  @Inject private FilteredResults owned;
  @Inject private Edge edge;

  @GET
  @Path("targets")
  @AllowedTo(Audience.VIEWER)
  public void targets(@Suspended AsyncResponse response) {
    edge.answer(response, owned::targets);
  }

  @GET
  @Path("metadata")
  @AllowedTo(Audience.VIEWER)
  public void metadata(@Suspended AsyncResponse response) {
    edge.answer(response, owned::metadata);
  }

  @GET
  @Path("rules")
  @AllowedTo(Audience.VIEWER)
  public void rules(@Suspended AsyncResponse response) {
    edge.answer(response, owned::rules);
  }

  @GET
  @Path("alerts")
  @AllowedTo(Audience.VIEWER)
  public void alerts(@Suspended AsyncResponse response) {
    edge.answer(response, owned::alerts);
  }

  @GET
  @Path("status/buildinfo")
  @AllowedTo(Audience.VIEWER)
  public void buildinfo(@Suspended AsyncResponse response) {
    edge.answer(response, (asked, reach, reply) -> owned.about("status/buildinfo", reach, reply));
  }

  @GET
  @Path("features")
  @AllowedTo(Audience.VIEWER)
  public void features(@Suspended AsyncResponse response) {
    edge.answer(response, (asked, reach, reply) -> owned.about("features", reach, reply));
  }
}
