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

/** Refuses requests whose path or query can't be decoded, as Prometheus does. */
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
      refuse(http, (HttpServletResponse) response, "path");
    } else if (query != null && PercentEncoding.fault(query) >= 0) {
      refuse(http, (HttpServletResponse) response, "query");
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void destroy() {
    paths.close();
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String part)
      throws IOException {
    new Problem(
            ProblemKind.INVALID,
            "The "
                + part
                + " of the URL has a malformed percent escape; each % must be followed by two"
                + " hexadecimal digits, and the decoded "
                + part
                + " must be valid UTF-8.")
        .answer(request, response);
  }
}
