package io.planewatch.loadgen.scenario;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of request that a target gets, with their shares. */
public final class Mix {

  private final List<Endpoint> endpoints;
  private final double[] upperBounds;

  private Mix(Map<Endpoint, Double> weights) {
    double sum = 0;
    for (Map.Entry<Endpoint, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "the weight of " + entry.getKey().name() + " must be more than zero: " + weight);
      }
      sum += weight;
    }
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("a target needs at least one endpoint");
    }
    endpoints = List.copyOf(weights.keySet());
    if (endpoints.stream().map(Endpoint::name).distinct().count() < endpoints.size()) {
      throw new IllegalArgumentException("two endpoints have the same name");
    }
    upperBounds = new double[endpoints.size()];
    double below = 0;
    for (int i = 0; i < upperBounds.length; i++) {
      below += weights.get(endpoints.get(i)) / sum;
      upperBounds[i] = below;
    }
    upperBounds[upperBounds.length - 1] = 1;
  }

  public static Mix of(Map<Endpoint, Double> weights) {
    return new Mix(new LinkedHashMap<>(weights));
  }

  /** This mix with a share of injected errors in place of as many of its own requests. */
  public Mix with(Injection errors) {
    if (errors.share() == 0) {
      return this;
    }
    Map<Endpoint, Double> all = new LinkedHashMap<>();
    for (int i = 0; i < endpoints.size() && errors.share() < 1; i++) {
      all.put(endpoints.get(i), share(i) * (1 - errors.share()));
    }
    errors.kinds().forEach((kind, part) -> all.put(kind.endpoint(), part * errors.share()));
    return new Mix(all);
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The part of all requests that {@code endpoints().get(index)} gets, of 1. */
  public double share(int index) {
    return upperBounds[index] - (index == 0 ? 0 : upperBounds[index - 1]);
  }

  /**
   * The index of the endpoint at this point of the shares laid end to end, {@code 0 ≤ point < 1}.
   */
  public int at(double point) {
    int found = Arrays.binarySearch(upperBounds, point);
    return found >= 0 ? Math.min(found + 1, upperBounds.length - 1) : -found - 1;
  }
}
