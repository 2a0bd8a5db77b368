package io.planewatch.loadgen.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One kind of request. Path, header values and body may hold {@code ${name}}, which a data feed
 * fills for each request.
 *
 * @param injected whether it is meant to fail, so that its errors can be told from real ones
 */
public record Endpoint(
    String name,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    Conduct conduct,
    boolean injected) {

  private static final Pattern TOKEN = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]*");

  public Endpoint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(conduct, "conduct");
    headers = Map.copyOf(headers);
    if (name.isBlank()) {
      throw new IllegalArgumentException("an endpoint needs a name");
    }
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("not an HTTP method: \"" + method + "\"");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "a path begins with / and has neither blanks nor control characters: \"" + path + "\"");
    }
    // A line break here would start another header, or another request.
    headers.forEach(
        (header, value) -> {
          if (!header.matches("[A-Za-z0-9-]+") || !LINE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a header: \"" + header + ": " + value + "\"");
          }
        });
  }

  public static Endpoint get(String name, String path) {
    return new Endpoint(name, "GET", path, Map.of(), "", Conduct.PROPER, false);
  }

  public static Endpoint postJson(String name, String path, String body) {
    return get(name, path).sentBy("POST").withJson(body);
  }

  public Endpoint sentBy(String otherMethod) {
    return new Endpoint(name, otherMethod, path, headers, body, conduct, injected);
  }

  public Endpoint withJson(String json) {
    Map<String, String> typed = new HashMap<>(headers);
    typed.put("Content-Type", "application/json");
    return new Endpoint(name, method, path, typed, json, conduct, injected);
  }

  public Endpoint named(String other) {
    return new Endpoint(other, method, path, headers, body, conduct, injected);
  }

  public Endpoint asInjected() {
    return new Endpoint(name, method, path, headers, body, conduct, true);
  }

  public Endpoint with(Conduct other) {
    return new Endpoint(name, method, path, headers, body, other, injected);
  }
}
