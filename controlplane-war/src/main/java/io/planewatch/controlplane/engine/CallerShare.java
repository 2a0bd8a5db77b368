package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The limits that a request counts against: the share of its account or token, and the share of all
 * callers with the same grants. Both are bounded, so that neither many tokens of one account nor
 * many accounts of one team take the places of others.
 *
 * @param origin the account or the API token behind the caller
 * @param granted all that the caller was granted, never what a request narrowed it to
 */
public record CallerShare(String origin, Object granted) {
  public CallerShare {
    requireNonNull(origin, "origin is null");
    requireNonNull(granted, "granted is null");
  }

  List<Object> keys() {
    return List.of(origin, granted);
  }
}
