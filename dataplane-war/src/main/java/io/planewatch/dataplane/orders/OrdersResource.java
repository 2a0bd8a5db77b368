package io.planewatch.dataplane.orders;

import io.planewatch.dataplane.problems.Problem;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrdersResource {
  private static final int LONGEST_LIST = 100;
  private static final int UNPROCESSABLE = 422;

  @Inject Orders orders;

  @GET
  public List<Order> latest(@QueryParam("limit") @DefaultValue("20") int limit) {
    return orders.latest(Math.max(1, Math.min(limit, LONGEST_LIST)));
  }

  @GET
  @Path("{id}")
  public Order find(@PathParam("id") String id) {
    return orders
        .find(id)
        .orElseThrow(() -> new NotFoundException("There is no order with this id."));
  }

  @POST
  public Response place(@NotNull @Valid NewOrder order, @Context UriInfo uri) {
    return orders
        .place(order)
        .map(
            placed ->
                Response.created(uri.getAbsolutePathBuilder().path(placed.getId()).build())
                    .entity(placed)
                    .build())
        .orElseGet(() -> Problem.of(UNPROCESSABLE, "There is no product with this id.").response());
  }
}
