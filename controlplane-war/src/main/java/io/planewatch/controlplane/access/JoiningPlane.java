package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

/** A data plane that showed one of its join tokens. */
public record JoiningPlane(String planeId, String tokenId) implements Identity {
  public JoiningPlane {
    requireNonNull(planeId, "planeId is null");
    requireNonNull(tokenId, "tokenId is null");
  }

  @Override
  public String name() {
    return "plane " + planeId;
  }
}
