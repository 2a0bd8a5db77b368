package io.planewatch.controlplane.access;

/** Prometheus asking for its targets. */
public record DiscoveryClient() implements Identity {
  @Override
  public String name() {
    return "discovery";
  }
}
