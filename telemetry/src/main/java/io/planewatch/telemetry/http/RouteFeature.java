package io.planewatch.telemetry.http;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Found by the service loader of Jakarta REST, so an application need not list it. */
public final class RouteFeature implements DynamicFeature {
  /** First of all, so that a request which another filter refuses has its route as well. */
  private static final int FIRST = Integer.MIN_VALUE;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new RouteFilter(), FIRST);
    context.register(WriterWatch.INSTANCE, FIRST);
  }
}
