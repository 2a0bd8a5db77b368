package io.planewatch.telemetry.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/**
 * Tells the measuring servlet filter which template matched and which span is the request's. One a
 * resource method.
 */
final class RouteFilter implements ContainerRequestFilter {
  private volatile Known known = new Known(List.of(), "/");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo uriInfo)) {
      return;
    }
    String template = template(uriInfo.getMatchedTemplates());
    request.setProperty(Route.TEMPLATE, template);
    Span span = Span.current();
    if (span.getSpanContext().isSampled()) {
      request.setProperty(Route.CONTEXT, Context.current());
      describe(span, request, uriInfo, template);
    }
  }

  /** Payara joins templates without a slash. */
  private static void describe(
      Span span, ContainerRequestContext request, UriInfo uriInfo, String template) {
    String base = uriInfo.getBaseUri().getPath();
    String route = base.substring(0, base.length() - 1) + (template.equals("/") ? "" : template);
    String name = request.getMethod() + " " + route;
    span.updateName(name);
    span.setAttribute(RequestAttributes.ROUTE, route);
    ServerTelemetry.name(request, route, name);
  }

  /**
   * A method is nearly always reached by the same templates; a sub-resource may hang under several
   * locators.
   */
  private String template(List<UriTemplate> matched) {
    Known last = known;
    if (last.templates().equals(matched)) {
      return last.route();
    }
    String route = RouteTemplate.join(matched);
    known = new Known(List.copyOf(matched), route);
    return route;
  }

  private record Known(List<UriTemplate> templates, String route) {}
}
