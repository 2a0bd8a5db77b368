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
import java.io.InputStream;

/**
 * What takes a query: {@code query_exemplars}, {@code format_query}, {@code parse_query}; {@code
 * query} and {@code query_range} are {@link QueryServlet}'s.
 */
@ApplicationScoped
@Path("v1")
@Produces(MediaType.WILDCARD)
public class QueriesResource {
  @Inject private Queries queries;
  @Inject private Texts texts;
  @Inject private Edge edge;

  @GET
  @Path("query_exemplars")
  @AllowedTo(Audience.VIEWER)
  public void exemplars(@Suspended AsyncResponse response) {
    edge.answer(response, queries::exemplars);
  }

  @POST
  @Path("query_exemplars")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.VIEWER)
  public void exemplars(@Suspended AsyncResponse response, InputStream body) {
    edge.answer(response, body, queries::exemplars);
  }

  @GET
  @Path("format_query")
  @AllowedTo(Audience.VIEWER)
  public void format(@Suspended AsyncResponse response) {
    edge.answer(response, texts::format);
  }

  @POST
  @Path("format_query")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.VIEWER)
  public void format(@Suspended AsyncResponse response, InputStream body) {
    edge.answer(response, body, texts::format);
  }

  @GET
  @Path("parse_query")
  @AllowedTo(Audience.VIEWER)
  public void parse(@Suspended AsyncResponse response) {
    edge.answer(response, texts::parse);
  }

  @POST
  @Path("parse_query")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.VIEWER)
  public void parse(@Suspended AsyncResponse response, InputStream body) {
    edge.answer(response, body, texts::parse);
  }
}
