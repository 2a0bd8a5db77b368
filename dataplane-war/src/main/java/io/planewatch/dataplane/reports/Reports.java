package io.planewatch.dataplane.reports;

import io.planewatch.dataplane.metrics.ShopMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calculates the sales of the stored orders. */
@ApplicationScoped
public class Reports {
  private static final int BEST_SELLERS = 10;

  @PersistenceContext EntityManager entities;
  @Inject ShopMetrics metrics;

  public Report sales() {
    long start = System.nanoTime();
    Object[] totals =
        entities
            .createQuery("select count(o), sum(o.total) from PlacedOrder o", Object[].class)
            .getSingleResult();
    List<Report.Line> bestSellers =
        entities
            .createQuery(
                "select p.id, p.name, sum(o.quantity), sum(o.total) from PlacedOrder o, Product p"
                    + " where p.id = o.productId group by p.id, p.name order by sum(o.total) desc",
                Object[].class)
            .setMaxResults(BEST_SELLERS)
            .getResultStream()
            .map(Reports::line)
            .toList();
    metrics.reportGenerated(Duration.ofNanos(System.nanoTime() - start));
    BigDecimal revenue = totals[1] == null ? BigDecimal.ZERO : (BigDecimal) totals[1];
    return new Report(Instant.now(), (Long) totals[0], revenue, bestSellers);
  }

  private static Report.Line line(Object[] row) {
    return new Report.Line(
        (String) row[0], (String) row[1], ((Number) row[2]).longValue(), (BigDecimal) row[3]);
  }
}
