package io.planewatch.telemetry.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attributes of the measurements, by the HTTP conventions. Whatever a client can choose freely
 * is mapped to a closed set, so a hostile one adds no series.
 */
final class RequestAttributes {
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> PROTOCOL_VERSION =
      AttributeKey.stringKey("network.protocol.version");

  private static final String OTHER = "_OTHER";
  private static final Set<String> KNOWN_METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  /** Beyond this, attributes are built anew each time: slower, and memory stays what it is. */
  private static final int CACHED_OUTCOMES = 4096;

  private final Map<RequestOutcome, Attributes> byOutcome = new ConcurrentHashMap<>();
  private final Map<String, Attributes> activeByMethod = new ConcurrentHashMap<>();

  Attributes of(RequestOutcome outcome) {
    Attributes known = byOutcome.get(outcome);
    if (known != null) {
      return known;
    }
    Attributes built = build(outcome);
    if (byOutcome.size() < CACHED_OUTCOMES) {
      byOutcome.put(outcome, built);
    }
    return built;
  }

  Attributes active(String method, String scheme) {
    String known = known(method);
    // Only https differs from the default, so a prefix makes the key without joining strings.
    return activeByMethod.computeIfAbsent(
        "https".equals(scheme) ? known.concat("s") : known,
        key -> Attributes.of(METHOD, known, SCHEME, scheme(scheme)));
  }

  private static Attributes build(RequestOutcome outcome) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put(METHOD, outcome.method())
            .put(SCHEME, scheme(outcome.scheme()))
            .put(STATUS, outcome.status());
    if (outcome.route() != null) {
      attributes.put(ROUTE, outcome.route());
    }
    if (outcome.errorType() != null) {
      attributes.put(ERROR_TYPE, outcome.errorType());
    }
    String version = protocolVersion(outcome.protocol());
    if (version != null) {
      attributes.put(PROTOCOL_VERSION, version);
    }
    return attributes.build();
  }

  static String known(String method) {
    return KNOWN_METHODS.contains(method) ? method : OTHER;
  }

  private static String scheme(String scheme) {
    return "https".equals(scheme) ? "https" : "http";
  }

  private static String protocolVersion(String protocol) {
    return switch (protocol == null ? "" : protocol) {
      case "HTTP/1.0" -> "1.0";
      case "HTTP/1.1" -> "1.1";
      case "HTTP/2.0", "HTTP/2" -> "2";
      default -> null;
    };
  }
}
