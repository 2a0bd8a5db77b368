package io.planewatch.controlplane.web;

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
 * Sets, before anything else happens, what every answer carries; the start page replaces the two
 * that it needs otherwise.
 */
@ApplicationScoped
public class SecurityHeadersFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    set((HttpServletRequest) request, (HttpServletResponse) response);
    chain.doFilter(request, response);
  }

  static void set(HttpServletRequest request, HttpServletResponse http) {
    http.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    http.setHeader("Cache-Control", "no-store");
    http.setHeader("X-Content-Type-Options", "nosniff");
    // It knows no list of origins: where there is one, the content security policy alone decides.
    if (!request.getServletPath().startsWith(SpaServlet.EMBEDDED)) {
      http.setHeader("X-Frame-Options", "DENY");
    }
    http.setHeader("Referrer-Policy", "no-referrer");
    http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    http.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (request.isSecure()) {
      http.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
