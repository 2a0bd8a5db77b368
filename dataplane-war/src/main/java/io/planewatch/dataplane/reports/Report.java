package io.planewatch.dataplane.reports;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A summary of the stored orders. */
public record Report(
    @JsonbProperty("generated_at") Instant generatedAt,
    long orders,
    BigDecimal revenue,
    @JsonbProperty("best_sellers") List<Line> bestSellers) {
  public Report {
    bestSellers = List.copyOf(bestSellers);
  }

  public record Line(
      @JsonbProperty("product_id") String productId,
      String name,
      long quantity,
      BigDecimal revenue) {}
}
