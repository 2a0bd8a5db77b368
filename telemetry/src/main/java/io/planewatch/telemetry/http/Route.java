package io.planewatch.telemetry.http;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;

/** The route of a request as a template, never as the path that a client sent. */
final class Route {
  /**
   * Request attribute: the template within the Jakarta REST application, e.g. {@code /orders/{id}}.
   */
  static final String TEMPLATE = "io.planewatch.telemetry.template";

  /** Request attribute: the OpenTelemetry context of the request's span. */
  static final String CONTEXT = "io.planewatch.telemetry.context";

  /** Request attribute: what the entity's writer threw. */
  static final String ERROR = "io.planewatch.telemetry.error";

  private Route() {}

  /**
   * Returns null where no resource matched: then no template exists, and the raw path has no bound.
   */
  static String of(HttpServletRequest request) {
    if (!(request.getAttribute(TEMPLATE) instanceof String template)) {
      return null;
    }
    String root = request.getContextPath() + application(request.getHttpServletMapping());
    if (root.isEmpty()) {
      return template;
    }
    return template.equals("/") ? root : root + template;
  }

  /**
   * From the mapping's pattern: the path itself may spell the same application in many encodings.
   */
  private static String application(HttpServletMapping mapping) {
    String pattern = mapping == null ? "" : mapping.getPattern();
    return pattern.endsWith("/*") && pattern.startsWith("/")
        ? pattern.substring(0, pattern.length() - 2)
        : "";
  }
}
