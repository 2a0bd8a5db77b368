package io.planewatch.dataplane.orders;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * No record: a record's constraints stand on its constructor as well, on which Payara's OpenAPI
 * fails.
 */
public final class NewOrder {
  @NotBlank
  @Schema(name = "product_id", example = "1")
  private final String productId;

  @NotNull
  @Min(1)
  @Max(1000)
  @Schema(example = "2")
  private final Integer quantity;

  @JsonbCreator
  public NewOrder(
      @JsonbProperty("product_id") String productId, @JsonbProperty("quantity") Integer quantity) {
    this.productId = productId;
    this.quantity = quantity;
  }

  String productId() {
    return productId;
  }

  int quantity() {
    return quantity;
  }
}
