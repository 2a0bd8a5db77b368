package io.planewatch.dataplane.products;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What the shop sells. */
@Entity
public class Product {
  @Id private String id;
  private String name;
  private String description;
  private String category;
  private BigDecimal price;

  protected Product() {}

  public Product(String id, String name, String description, String category, BigDecimal price) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.category = category;
    this.price = price;
  }

  public String getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getDescription() {
    return description;
  }

  public String getCategory() {
    return category;
  }

  public BigDecimal getPrice() {
    return price;
  }
}
