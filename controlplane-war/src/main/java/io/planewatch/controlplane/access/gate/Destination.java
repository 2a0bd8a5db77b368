package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/**
 * What the container is about to call for a request, and whom that serves. Resource methods say it
 * themselves; for the rest this is the whole list, and what is not in it serves nobody.
 */
final class Destination {
  private static final String API = "/api";

  /**
   * Resource methods that are {@link Audience#ANYONE}; a test compares this list with the
   * annotations.
   */
  static final Set<String> PUBLIC_METHODS =
      Set.of(
          "POST /planewatch/session",
          "GET /planewatch/branding",
          "HEAD /planewatch/branding",
          "GET /planewatch/branding/logo",
          "HEAD /planewatch/branding/logo",
          "GET /planewatch/oidc/provider",
          "GET /planewatch/oidc/start",
          "GET /planewatch/oidc/callback",
          "HEAD /planewatch/oidc/provider",
          "HEAD /planewatch/oidc/start",
          "HEAD /planewatch/oidc/callback");

  private static final Map<String, Set<Audience>> SERVLETS =
      Map.of(
          "spa", Set.of(Audience.ANYONE),
          "query", Set.of(Audience.VIEWER),
          "microprofile-healthcheck-servlet", Set.of(Audience.ANYONE),
          "microprofile-openapi-servlet", Set.of(Audience.VIEWER),
          // The control plane's own metrics tell of every plane's callers.
          "microprofile-metrics-resource", Set.of(Audience.DISCOVERY, Audience.UNRESTRICTED_ADMIN));

  private final boolean isResource;
  private final boolean isPublic;
  private final Set<Audience> audiences;

  private Destination(boolean isResource, boolean isPublic, Set<Audience> audiences) {
    this.isResource = isResource;
    this.isPublic = isPublic;
    this.audiences = audiences;
  }

  static Destination of(HttpServletRequest request) {
    if (API.equals(request.getServletPath())) {
      String method = request.getMethod() + " " + request.getPathInfo();
      return new Destination(true, PUBLIC_METHODS.contains(method), Set.of());
    }
    Set<Audience> audiences =
        SERVLETS.getOrDefault(request.getHttpServletMapping().getServletName(), Set.of());
    return new Destination(false, audiences.contains(Audience.ANYONE), audiences);
  }

  boolean isPublic() {
    return isPublic;
  }

  /**
   * True for every resource method, which {@link AuthorizationFilter} looks at once it is known
   * which one it is.
   */
  boolean mayServe(Identity identity) {
    return isResource || audiences.stream().anyMatch(audience -> audience.admits(identity));
  }
}
