package io.planewatch.dataplane.orders;

import io.planewatch.dataplane.metrics.ShopMetrics;
import io.planewatch.dataplane.products.Products;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Orders that were placed. */
@ApplicationScoped
public class Orders {
  @PersistenceContext EntityManager entities;
  @Inject Products products;
  @Inject ShopMetrics metrics;

  /** Empty where there is no such product. */
  @Transactional
  public Optional<Order> place(NewOrder order) {
    return products
        .find(order.productId())
        .map(
            product -> {
              Order placed =
                  new Order(product, order.quantity(), OffsetDateTime.now(ZoneOffset.UTC));
              entities.persist(placed);
              metrics.orderCreated(product.getCategory());
              return placed;
            });
  }

  public Optional<Order> find(String id) {
    return OrderId.parse(id).map(number -> entities.find(Order.class, number));
  }

  public List<Order> latest(int limit) {
    return entities
        .createQuery("select o from PlacedOrder o order by o.id desc", Order.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Deletes all but the latest. */
  @Transactional
  public int keep(int kept) {
    return entities
        .createQuery("select o.id from PlacedOrder o order by o.id desc", Long.class)
        .setFirstResult(kept)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(
            newest ->
                entities
                    .createQuery("delete from PlacedOrder o where o.id <= :newest")
                    .setParameter("newest", newest)
                    .executeUpdate())
        .orElse(0);
  }
}
