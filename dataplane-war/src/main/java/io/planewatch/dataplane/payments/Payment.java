package io.planewatch.dataplane.payments;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** The payment of an order; the order may be another system's. */
@Entity
@SequenceGenerator(name = "payment_ids", sequenceName = "payment_ids", allocationSize = 50)
public class Payment {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_ids")
  private long id;

  @Column(name = "order_id")
  private String orderId;

  private BigDecimal amount;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Payment() {}

  Payment(NewPayment payment, OffsetDateTime createdAt) {
    this.orderId = payment.orderId();
    this.amount = payment.amount();
    this.createdAt = createdAt;
  }

  public String getId() {
    return Long.toString(id);
  }

  @JsonbProperty("order_id")
  public String getOrderId() {
    return orderId;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  @JsonbProperty("created_at")
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
