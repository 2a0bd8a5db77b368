package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.EmbeddingConfig;
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

/**
 * Lets the pages of configured origins read the API's answers. Cookies stay out of it: such a page
 * shows a token or nothing.
 */
@ApplicationScoped
public class EmbeddingFilter implements Filter {
  @Inject private EmbeddingConfig config;

  @Override
  public void doFilter(
      ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) servletRequest;
    HttpServletResponse response = (HttpServletResponse) servletResponse;
    Optional<String> origin = config.known(request.getHeader("Origin"));
    if (!config.origins().isEmpty()) {
      // Also of an answer to nobody of these: a kept one would be taken for the answer to them.
      response.addHeader("Vary", "Origin");
    }
    if (origin.isPresent()) {
      response.setHeader("Access-Control-Allow-Origin", origin.get());
      if (isPreflight(request)) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }
}
