package io.planewatch.controlplane.queries;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** Requests as the resources hand them on. */
final class Requests {
  private Requests() {}

  /** Names and values in turn, as in a URL. */
  static QueryParameters of(String... namesAndValues) {
    MultivaluedMap<String, String> url = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      url.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new QueryParameters(url, Optional.empty());
  }

  static QueryParameters range(String query, String start, String end, String step) {
    return of("query", query, "start", start, "end", end, "step", step);
  }
}
