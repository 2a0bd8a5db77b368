package io.planewatch.dataplane.payments;

import io.planewatch.dataplane.metrics.ShopMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes payments, up to a limit. */
@ApplicationScoped
public class Payments {
  @PersistenceContext EntityManager entities;
  @Inject ShopMetrics metrics;

  @Inject
  @ConfigProperty(name = "planewatch.payments.limit")
  BigDecimal limit;

  /** Empty where the payment is refused. */
  @Transactional
  public Optional<Payment> take(NewPayment payment) {
    if (payment.amount().compareTo(limit) > 0) {
      metrics.paymentRefused();
      return Optional.empty();
    }
    Payment taken = new Payment(payment, OffsetDateTime.now(ZoneOffset.UTC));
    entities.persist(taken);
    metrics.paymentProcessed();
    return Optional.of(taken);
  }

  /** Deletes all but the latest. */
  @Transactional
  public int keep(int kept) {
    return entities
        .createQuery("select p.id from Payment p order by p.id desc", Long.class)
        .setFirstResult(kept)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(
            newest ->
                entities
                    .createQuery("delete from Payment p where p.id <= :newest")
                    .setParameter("newest", newest)
                    .executeUpdate())
        .orElse(0);
  }
}
