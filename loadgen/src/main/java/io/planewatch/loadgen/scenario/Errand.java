package io.planewatch.loadgen.scenario;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A single request outside the load, at a set time: switching a data plane's fault scenario on or
 * off, above all.
 *
 * @param at from the end of the warm-up
 * @param token where to find a bearer token; never the token itself
 */
public record Errand(
    Duration at,
    String method,
    URI uri,
    Map<String, String> headers,
    String body,
    Optional<TokenSource> token) {

  public Errand {
    headers = Map.copyOf(headers);
    if (at.isNegative()) {
      throw new IllegalArgumentException("a time in the timetable can't be negative");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("\"" + uri + "\" is not http://HOST:PORT/PATH");
    }
  }
}
