package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What takes a query: {@code query}, {@code query_range}, {@code query_exemplars}, {@code
 * format_query}, {@code parse_query}.
 */
@ApplicationScoped
@Path("v1")
@Produces(MediaType.APPLICATION_JSON)
public class QueriesResource {
  @Inject private Queries queries;
  @Inject private RangeQueries ranges;
  @Inject private Texts texts;
  @Inject private Edge edge;

  @GET
  @Path("query")
  @AllowedTo(Audience.VIEWER)
  public void query(@Suspended AsyncResponse response) {
    edge.answer(response, queries::instant);
  }

  @POST
  @Path("query")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Audience.VIEWER)
  public void query(@Suspended AsyncResponse response, MultivaluedMap<String, String> form) {
    edge.answer(response, form, queries::instant);
  }

  @GET
  @Path("query_range")
  @AllowedTo(Audience.VIEWER)
  public void range(@Suspended AsyncResponse response) {
    edge.answer(response, ranges::range);
  }

  @POST
  @Path("query_range")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Audience.VIEWER)
  public void range(@Suspended AsyncResponse response, MultivaluedMap<String, String> form) {
    edge.answer(response, form, ranges::range);
  }

  @GET
  @Path("query_exemplars")
  @AllowedTo(Audience.VIEWER)
  public void exemplars(@Suspended AsyncResponse response) {
    edge.answer(response, queries::exemplars);
  }

  @POST
  @Path("query_exemplars")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Audience.VIEWER)
  public void exemplars(@Suspended AsyncResponse response, MultivaluedMap<String, String> form) {
    edge.answer(response, form, queries::exemplars);
  }

  @GET
  @Path("format_query")
  @AllowedTo(Audience.VIEWER)
  public void format(@Suspended AsyncResponse response) {
    edge.answer(response, texts::format);
  }

  @POST
  @Path("format_query")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Audience.VIEWER)
  public void format(@Suspended AsyncResponse response, MultivaluedMap<String, String> form) {
    edge.answer(response, form, texts::format);
  }

  @GET
  @Path("parse_query")
  @AllowedTo(Audience.VIEWER)
  public void parse(@Suspended AsyncResponse response) {
    edge.answer(response, texts::parse);
  }

  @POST
  @Path("parse_query")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Audience.VIEWER)
  public void parse(@Suspended AsyncResponse response, MultivaluedMap<String, String> form) {
    edge.answer(response, form, texts::parse);
  }
}
