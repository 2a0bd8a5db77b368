package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.EmbeddedPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;

/** The allowed requests with the token of an embedded page. */
final class Embedding {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Queries too long for an address come by POST, and change nothing. */
  private static final String QUERIES = "/api/v1/";

  private Embedding() {}

  /**
   * It reads, and comes from the origin that the token is bound to, or from a page of ours inside
   * it: then the browser says that it is our own, and our page lets only configured origins frame
   * it.
   */
  static boolean admits(EmbeddedPage page, HttpServletRequest request) {
    return isReading(request) && (isFrom(page.origin(), request) || isFromOwnPage(request));
  }

  private static boolean isReading(HttpServletRequest request) {
    return READING.contains(request.getMethod())
        || (request.getMethod().equals("POST") && path(request).startsWith(QUERIES));
  }

  /** As the container read it, whichever servlet it is mapped to. */
  private static String path(HttpServletRequest request) {
    return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
  }

  private static boolean isFrom(String origin, HttpServletRequest request) {
    return origin.equals(request.getHeader("Origin"));
  }

  private static boolean isFromOwnPage(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }
}
