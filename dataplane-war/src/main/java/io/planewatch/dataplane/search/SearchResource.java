package io.planewatch.dataplane.search;

import io.planewatch.dataplane.metrics.ShopMetrics;
import io.planewatch.dataplane.products.Product;
import io.planewatch.dataplane.products.Products;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  private static final int MOST_RESULTS = 20;

  @Inject Products products;
  @Inject ShopMetrics metrics;

  @GET
  public SearchResult search(@BeanParam @Valid SearchQuery query) {
    List<Product> found = products.holding(query.text(), MOST_RESULTS);
    metrics.searched(!found.isEmpty());
    return new SearchResult(query.text(), found);
  }
}
