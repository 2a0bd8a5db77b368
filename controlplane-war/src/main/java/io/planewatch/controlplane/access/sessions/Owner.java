package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/**
 * Whose sessions and links count together: those of an account; without an account, those that bear
 * the same name.
 */
record Owner(Optional<String> account, String name) {
  static Owner of(Caller caller) {
    return new Owner(caller.account(), caller.name());
  }

  /** The rest of a query on {@code x}, between what is selected and its order. */
  <T> TypedQuery<T> query(EntityManager entities, String select, String order, Class<T> type) {
    return account
        .map(
            id ->
                entities
                    .createQuery(select + " x.account = :account" + order, type)
                    .setParameter("account", id))
        .orElseGet(
            () ->
                entities
                    .createQuery(
                        select + " x.account is null and x.caller.name = :name" + order, type)
                    .setParameter("name", name));
  }
}
