package io.planewatch.dataplane.products;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalogue. */
@ApplicationScoped
public class Products {
  @PersistenceContext EntityManager entities;

  public Optional<Product> find(String id) {
    return Optional.ofNullable(entities.find(Product.class, id));
  }

  public List<Product> list(int limit) {
    return entities
        .createQuery("select p from Product p order by length(p.id), p.id", Product.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Products whose name or description holds the text, in whatever case. */
  public List<Product> holding(String text, int limit) {
    return entities
        .createQuery(
            "select p from Product p where locate(:text, lower(p.name)) > 0"
                + " or locate(:text, lower(p.description)) > 0 order by p.name",
            Product.class)
        .setParameter("text", text.toLowerCase(Locale.ROOT))
        .setMaxResults(limit)
        .getResultList();
  }
}
