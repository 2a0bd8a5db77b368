package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code query} and {@code query_range}, which dashboards ask all the time. They go past JAX-RS,
 * whose own work took longer than a cached answer (docs/adr/0004-the-hot-path.md); what stands
 * behind the edge is the same.
 */
public class QueryServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = System.getLogger(QueryServlet.class.getName());

  @Inject private transient Queries queries;
  @Inject private transient RangeQueries ranges;
  @Inject private transient Entry entry;
  @Inject private transient QueryMetrics metrics;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Reply reply = new ServletReply(request, response, metrics);
    try {
      entry.answer(
          asked(request, response),
          CurrentCaller.of(request),
          scope(request),
          request.getServletPath().endsWith("_range") ? ranges::range : queries::instant,
          reply);
    } catch (ApiError refused) {
      reply.send(refused.outcome());
    } catch (RuntimeException unforeseen) {
      LOGGER.log(Level.ERROR, request.getRequestURI() + " failed", unforeseen);
      if (response.isCommitted()) {
        throw unforeseen;
      }
      reply.send(
          ApiError.refused(
                  ProblemKind.INTERNAL, "The control plane could not do this; its log says why.")
              .outcome());
    }
  }

  private static QueryParameters asked(HttpServletRequest request, HttpServletResponse response) {
    Map<String, List<String>> url =
        Form.read(Optional.ofNullable(request.getQueryString()).orElse(""));
    return switch (request.getMethod()) {
      case "GET" -> new QueryParameters(url, Optional.empty());
      case "POST" -> new QueryParameters(url, Optional.of(Form.in(request)));
      default -> {
        response.setHeader("Allow", "GET, POST");
        throw ApiError.refused(ProblemKind.METHOD_NOT_ALLOWED, "a query is asked by GET or POST");
      }
    };
  }

  /** A header that stands there twice is one with a comma, and so no plane's name. */
  private static Optional<String> scope(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(Access.SCOPE_HEADER));
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }
}
