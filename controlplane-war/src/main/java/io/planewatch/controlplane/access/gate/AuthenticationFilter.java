package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.DiscoveryClient;
import io.planewatch.controlplane.access.EmbeddedPage;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.access.sessions.ClientAddress;
import io.planewatch.controlplane.problems.Problem;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before everything that this server serves, also what the platform adds by itself (metrics,
 * OpenAPI). The filter decides by the servlet that will handle the request, and not by the text of
 * the path. No spelling of a path can bypass it.
 */
@ApplicationScoped
public class AuthenticationFilter implements Filter {
  private static final String CSRF_HEADER = "X-Planewatch-Request";
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  @Inject private Authenticator authenticator;
  @Inject private RequestLimit limit;
  @Inject private AccessConfig config;

  @Override
  public void doFilter(
      ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) servletRequest;
    RequestAddress.begin(ClientAddress.of(request, config));
    try {
      filter(request, (HttpServletResponse) servletResponse, chain);
    } finally {
      RequestAddress.end();
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("TRACE")) {
      // Nobody serves it. The server reads no body of it and would take one for the next request.
      response.setHeader("Connection", "close");
      refuse(request, response, ProblemKind.METHOD_NOT_ALLOWED, "TRACE is not answered.");
      return;
    }
    Destination destination = Destination.of(request);
    if (destination.isPublic()) {
      chain.doFilter(request, response);
      return;
    }
    Presented presented = Presented.in(request);
    Authentication authentication = authenticator.authenticate(presented);
    if (authentication instanceof Authentication.Identified identified) {
      Identity identity = acting(identified.identity());
      Optional<String> refusal = refusal(request, destination, identified);
      if (refusal.isPresent()) {
        refuse(request, response, ProblemKind.FORBIDDEN, refusal.get());
      } else if (isLimited(identity) && !limit.admits(RequestLimitKey.of(presented, identity))) {
        response.setHeader("Retry-After", "1");
        refuse(
            request,
            response,
            ProblemKind.TOO_MANY_REQUESTS,
            "You send more requests than planewatch.access.requests-per-second allows; wait a second.");
      } else {
        CurrentCaller.set(request, identity);
        chain.doFilter(request, response);
      }
    } else if (authentication instanceof Authentication.Undecidable) {
      refuse(
          request,
          response,
          ProblemKind.UNAVAILABLE,
          "Who is asking can't be checked at the moment; try again soon.");
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"planewatch\"");
      refuse(request, response, ProblemKind.UNAUTHORIZED, "Sign in, or send a valid token.");
    }
  }

  /** Once a page's request is known to be one that its token is for, it acts as its caller. */
  private static Identity acting(Identity identity) {
    return identity instanceof EmbeddedPage page ? page.caller() : identity;
  }

  private static Optional<String> refusal(
      HttpServletRequest request, Destination destination, Authentication.Identified identified) {
    if (identified.identity() instanceof EmbeddedPage page && !Embedding.admits(page, request)) {
      return Optional.of(
          "This token is for pages of " + page.origin() + " alone, and only for reading.");
    }
    if (identified.byCookie() && isForgeable(request)) {
      return Optional.of(
          "A request by cookie that may change something needs the header " + CSRF_HEADER + ": 1.");
    }
    return destination.mayServe(acting(identified.identity()))
        ? Optional.empty()
        : Optional.of("You may not do this.");
  }

  /** All but Prometheus, which would lose its targets. */
  private static boolean isLimited(Identity identity) {
    return !(identity instanceof DiscoveryClient);
  }

  private static boolean isForgeable(HttpServletRequest request) {
    return !SAFE_METHODS.contains(request.getMethod())
        && !"1".equals(request.getHeader(CSRF_HEADER));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemKind kind, String detail)
      throws IOException {
    new Problem(kind, detail).answer(request, response);
  }
}
