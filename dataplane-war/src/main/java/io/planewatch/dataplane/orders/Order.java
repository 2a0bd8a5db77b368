package io.planewatch.dataplane.orders;

import io.planewatch.dataplane.products.Product;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** A number of pieces of one product. */
@Entity(name = "PlacedOrder") // Order is a word of the query language
@Table(name = "orders")
@SequenceGenerator(name = "order_ids", sequenceName = "order_ids", allocationSize = 50)
public class Order {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_ids")
  private long id;

  @Column(name = "product_id")
  private String productId;

  private int quantity;
  private BigDecimal total;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Order() {}

  Order(Product product, int quantity, OffsetDateTime createdAt) {
    this.productId = product.getId();
    this.quantity = quantity;
    this.total = product.getPrice().multiply(BigDecimal.valueOf(quantity));
    this.createdAt = createdAt;
  }

  public String getId() {
    return Long.toString(id);
  }

  @JsonbProperty("product_id")
  public String getProductId() {
    return productId;
  }

  public int getQuantity() {
    return quantity;
  }

  public BigDecimal getTotal() {
    return total;
  }

  @JsonbProperty("created_at")
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
