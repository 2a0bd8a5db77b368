package io.planewatch.telemetry.http;

import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.jersey.uri.UriTemplate;

/** Joins the templates of a resource class, its locators and its method to one. */
final class RouteTemplate {
  /** A variable's own expression: {@code {id: [0-9]{3}}} reads {@code {id}} in a route. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\s*([\\w.-]+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  private RouteTemplate() {}

  /**
   * @param matched as Jersey lists them, the last matched first
   */
  static String join(List<UriTemplate> matched) {
    StringBuilder route = new StringBuilder();
    for (int i = matched.size() - 1; i >= 0; i--) {
      append(route, matched.get(i).getTemplate());
    }
    return route.isEmpty() ? "/" : EXPRESSION.matcher(route).replaceAll("{$1}");
  }

  private static void append(StringBuilder route, String template) {
    String trimmed = template.startsWith("/") ? template.substring(1) : template;
    if (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    if (!trimmed.isEmpty()) {
      route.append('/').append(trimmed);
    }
  }
}
