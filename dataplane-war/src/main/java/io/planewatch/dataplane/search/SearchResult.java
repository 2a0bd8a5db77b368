package io.planewatch.dataplane.search;

import io.planewatch.dataplane.products.Product;
import java.util.List;

public record SearchResult(String query, List<Product> results) {
  public SearchResult {
    results = List.copyOf(results);
  }
}
