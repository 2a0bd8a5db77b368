package io.planewatch.loadgen.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of a target's traffic fails on purpose.
 *
 * @param share the part of all requests, of 1
 * @param kinds each kind's part of the injected errors, of 1
 */
public record Injection(double share, Map<InjectedError, Double> kinds) {

  public static final Injection NONE = new Injection(0, Map.of(InjectedError.STATUS, 1.0));

  public Injection {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of errors lies between 0 and 1: " + share);
    }
    double sum = 0;
    for (double weight : kinds.values()) {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("the weight of an error must be more than zero");
      }
      sum += weight;
    }
    if (share > 0 && kinds.isEmpty()) {
      throw new IllegalArgumentException("which errors? Name at least one kind");
    }
    double whole = sum;
    Map<InjectedError, Double> parts = new LinkedHashMap<>();
    kinds.forEach((kind, weight) -> parts.put(kind, weight / whole));
    kinds = parts;
  }

  public static Injection ofStatus(double share) {
    return new Injection(share, Map.of(InjectedError.STATUS, 1.0));
  }

  /** Reads {@code 1%}, or with kinds and their weights {@code 2%:status=3,abort=1}. */
  public static Injection parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return ofStatus(Shares.parse(text));
    }
    Map<InjectedError, Double> kinds = new LinkedHashMap<>();
    for (String part : text.substring(colon + 1).split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      kinds.put(InjectedError.of(key), equals < 0 ? 1 : weight(part.substring(equals + 1)));
    }
    return new Injection(Shares.parse(text.substring(0, colon)), kinds);
  }

  private static double weight(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a weight such as 3 or 0.5", e);
    }
  }
}
