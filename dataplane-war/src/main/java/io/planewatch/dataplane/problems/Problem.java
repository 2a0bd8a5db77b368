package io.planewatch.dataplane.problems;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An error as RFC 9457 describes it. */
@JsonbPropertyOrder({"type", "title", "status", "detail", "violations"})
public record Problem(
    String type, String title, int status, String detail, List<Violation> violations) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One input that breaks a rule. */
  public record Violation(String field, String message) {}

  public static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail, null);
  }

  static Problem invalid(List<Violation> violations) {
    return new Problem(
        "about:blank", title(400), 400, "The request breaks a rule.", List.copyOf(violations));
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status == 422 ? "Unprocessable Content" : "Status " + status;
  }
}
