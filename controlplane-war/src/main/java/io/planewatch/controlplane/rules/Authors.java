package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.util.Optional;
import java.util.function.Function;

/** The current grants of the authors of rules. */
@FunctionalInterface
public interface Authors {
  boolean reaches(Caller author, PlaneEntry plane);

  /**
   * As far as the author could see when it wrote the rule, and no further than its account sees
   * now; a removed or blocked account sees nothing. Without an account it stays as it was written.
   *
   * @param accounts what an account may do now; empty when it is removed or blocked
   */
  static Authors of(Function<String, Optional<Caller>> accounts) {
    return (author, plane) ->
        plane.isCoveredBy(author.grants())
            && author
                .account()
                .map(account -> accounts.apply(account).map(Caller::grants))
                .map(today -> today.filter(plane::isCoveredBy).isPresent())
                .orElse(true);
  }
}
