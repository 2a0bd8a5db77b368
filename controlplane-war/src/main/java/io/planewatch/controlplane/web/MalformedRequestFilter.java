package io.planewatch.controlplane.web;

import io.planewatch.controlplane.problems.Problem;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses requests whose path or query can't be decoded, as Prometheus does, and paths that lead
 * above the root.
 */
@ApplicationScoped
public class MalformedRequestFilter implements Filter {
  private final MalformedPaths paths = new MalformedPaths();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    paths.watch(http);
    String query = http.getQueryString();
    if (http.getRequestURI().endsWith("/" + MalformedPaths.SEGMENT)) {
      refuse(http, response, malformed("path"));
    } else if (http.getRequestURI().endsWith("/" + MalformedPaths.TRAVERSAL_SEGMENT)) {
      refuse(
          http,
          response,
          "The path of the URL must not contain a backslash or lead above its root by `..`.");
    } else if (query != null && PercentEncoding.fault(query) >= 0) {
      refuse(http, response, malformed("query"));
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void destroy() {
    paths.close();
  }

  private static String malformed(String part) {
    return "The "
        + part
        + " of the URL has a malformed percent escape; each % must be followed by two"
        + " hexadecimal digits, and the decoded "
        + part
        + " must be valid UTF-8.";
  }

  private static void refuse(HttpServletRequest request, ServletResponse response, String detail)
      throws IOException {
    new Problem(ProblemKind.INVALID, detail).answer(request, (HttpServletResponse) response);
  }
}
