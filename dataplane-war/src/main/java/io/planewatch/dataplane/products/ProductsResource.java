package io.planewatch.dataplane.products;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("products")
@Produces(MediaType.APPLICATION_JSON)
public class ProductsResource {
  private static final int LONGEST_LIST = 100;

  @Inject Products products;

  @GET
  public List<Product> list(@QueryParam("limit") @DefaultValue("50") int limit) {
    return products.list(Math.max(1, Math.min(limit, LONGEST_LIST)));
  }

  @GET
  @Path("{id}")
  public Product find(@PathParam("id") String id) {
    return products
        .find(id)
        .orElseThrow(() -> new NotFoundException("There is no product with this id."));
  }
}
