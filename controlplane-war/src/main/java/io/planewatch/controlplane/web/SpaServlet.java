package io.planewatch.controlplane.web;

import io.planewatch.controlplane.access.EmbeddingConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Serves the application's files, and its start page for every path that the application itself
 * resolves.
 */
public class SpaServlet extends HttpServlet {
  private static final String ONE_YEAR = "public, max-age=31536000, immutable";
  private static final String TEN_MINUTES = "public, max-age=600";

  /** Pages below this may stand inside the applications that the configuration names. */
  static final String EMBEDDED = "/embed/";

  /** By which Prometheus's tools ask for health. */
  private static final Map<String, String> HEALTH_BY_PATH =
      Map.of("/-/healthy", "/health/live", "/-/ready", "/health/ready");

  @Inject private transient EmbeddingConfig embedding;
  @Inject private transient BasePath base;
  private transient SpaFiles files;

  @Override
  public void init() throws ServletException {
    try {
      files = SpaFiles.of(getServletContext());
    } catch (IOException e) {
      throw new ServletException("the web application's files can't be read", e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String path = request.getServletPath();
    String health = HEALTH_BY_PATH.get(path);
    if (health != null) {
      request.getRequestDispatcher(health).forward(request, response);
      return;
    }
    var file = files.file(path);
    if (file.isPresent()) {
      send(request, response, file.get());
    } else if (!SpaFiles.isPage(path)) {
      sendText(response, HttpServletResponse.SC_NOT_FOUND, "Nothing is here.");
    } else if (files.index().isPresent()) {
      send(response, files.index().get().render(framesOf(path), base.of(request)));
    } else {
      sendText(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "This control plane was built without the web application. Its API is below /api.");
    }
  }

  /** What other applications load names the files of one build, which are gone after the next. */
  private static String freshness(String path, SpaFile file) {
    if (path.startsWith(EMBEDDED)) {
      return "no-cache";
    }
    return file.isImmutable() ? ONE_YEAR : TEN_MINUTES;
  }

  private String framesOf(String path) {
    return path.startsWith(EMBEDDED) ? embedding.frameAncestors() : "'none'";
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, SpaFile file)
      throws IOException {
    response.setContentType(file.mediaType());
    response.setHeader("Cache-Control", freshness(request.getServletPath(), file));
    boolean compressed = file.isCompressible() && acceptsGzip(request);
    if (file.isCompressible()) {
      response.addHeader("Vary", "Accept-Encoding");
    }
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(file.length(compressed));
    file.writeTo(response.getOutputStream(), compressed);
  }

  private static void send(HttpServletResponse response, IndexPage.Rendered page)
      throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Security-Policy", page.contentSecurityPolicy());
    send(response, page.html().getBytes(StandardCharsets.UTF_8));
  }

  private static void sendText(HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    send(response, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpServletResponse response, byte[] body) throws IOException {
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean acceptsGzip(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }
}
