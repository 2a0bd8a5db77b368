package io.planewatch.dataplane.payments;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * No record: a record's constraints stand on its constructor as well, on which Payara's OpenAPI
 * fails.
 */
public final class NewPayment {
  @NotBlank
  @Size(max = 40)
  @Schema(name = "order_id", example = "123")
  private final String orderId;

  @NotNull
  @Positive
  @Digits(integer = 10, fraction = 2)
  @Schema(example = "99.99")
  private final BigDecimal amount;

  @JsonbCreator
  public NewPayment(
      @JsonbProperty("order_id") String orderId, @JsonbProperty("amount") BigDecimal amount) {
    this.orderId = orderId;
    this.amount = amount;
  }

  String orderId() {
    return orderId;
  }

  BigDecimal amount() {
    return amount;
  }
}
