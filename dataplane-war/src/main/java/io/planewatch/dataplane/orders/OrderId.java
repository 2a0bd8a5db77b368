package io.planewatch.dataplane.orders;

import java.util.Optional;

/** Ids go over the wire as text; anything that is no number names no order. */
final class OrderId {
  private static final int MOST_DIGITS = 18;

  private OrderId() {}

  static Optional<Long> parse(String id) {
    boolean number =
        !id.isEmpty()
            && id.length() <= MOST_DIGITS
            && id.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }
}
