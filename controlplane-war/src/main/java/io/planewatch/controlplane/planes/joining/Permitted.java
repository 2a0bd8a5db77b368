package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/**
 * What a plane may announce, as far as this replica knew a moment ago.
 *
 * @param spellings every one of the announced addresses
 * @param displaced the planes that are silent and lose an address to this one, which an
 *     administrator has named for it
 */
record Permitted(String planeId, Set<Address> spellings, Set<String> displaced) {
  Permitted {
    spellings = Set.copyOf(spellings);
    displaced = Set.copyOf(displaced);
  }

  /**
   * Holds in the transaction that registers the plane, and so also against one that registers at
   * the same time, here or on another replica.
   */
  void requireFree(EntityManager entities) {
    List<String> texts = spellings.stream().map(Address::toString).toList();
    List<Plane> holders =
        entities
            .createQuery(
                "select p from Plane p where p.id <> :own and p.registeredAt is not null"
                    + " and (p.collector in :texts or p.direct in :texts)",
                Plane.class)
            .setParameter("own", planeId)
            .setParameter("texts", texts)
            .getResultList();
    for (Plane holder : holders) {
      if (!displaced.contains(holder.id())) {
        throw belongsToAnother(String.join(" and ", texts));
      }
    }
  }

  static ProblemException belongsToAnother(String address) {
    return ProblemException.forbidden(address + " can't be announced: it is another plane's.");
  }
}
