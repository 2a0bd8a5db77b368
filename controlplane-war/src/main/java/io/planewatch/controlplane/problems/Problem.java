package io.planewatch.controlplane.problems;

import static io.planewatch.controlplane.json.Documents.JSON;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One refusal or failure, in the words that the caller may read. */
public record Problem(ProblemKind kind, String detail) {
  private static final String PROMETHEUS_PREFIX = "/api/v1/";

  public Problem {
    requireNonNull(kind, "kind is null");
    requireNonNull(detail, "detail is null");
  }

  /** The path by which an answer's form is chosen, whatever the server was told to stand below. */
  public static String pathOf(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Answers the request with this, in the form that its path asks for. */
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = pathOf(request);
    byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status());
    response.setContentType(mediaType(path));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  public int status() {
    return kind.status();
  }

  public String mediaType(String requestPath) {
    return isPrometheus(requestPath) ? "application/json" : "application/problem+json";
  }

  public String body(String requestPath) {
    return isPrometheus(requestPath) ? prometheusBody() : problemBody();
  }

  private static boolean isPrometheus(String requestPath) {
    return requestPath.startsWith(PROMETHEUS_PREFIX);
  }

  private String prometheusBody() {
    return JSON.createObjectBuilder()
        .add("status", "error")
        .add("errorType", kind.prometheusErrorType())
        .add("error", detail)
        .build()
        .toString();
  }

  private String problemBody() {
    return JSON.createObjectBuilder()
        .add(
            "type",
            "urn:planewatch:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .add("title", kind.title())
        .add("status", kind.status())
        .add("detail", detail)
        .build()
        .toString();
  }
}
