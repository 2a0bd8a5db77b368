package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.alerts.receivers.document.KeptSecrets;
import io.planewatch.controlplane.problems.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alertmanager's receivers, and the routes that lead alerts to them. */
@RequestScoped
@Path("planewatch/receivers")
@Tag(name = "alerts")
public class ReceiversResource {
  /**
   * @param document YAML with `<secret>` for each secret; empty when nothing was ever given
   * @param changedBy null then, like changedAt
   * @param rowVersion to be sent back as If-Match with a change; 0 when nothing was ever given
   * @param skipped a sentence for each stored entry that Alertmanager does not get, because a check
   *     that is newer than the entry, or Alertmanager itself, refuses it
   */
  public record ReceiversView(
      String document, String changedBy, String changedAt, long rowVersion, List<String> skipped) {}

  @Inject private Receivers receivers;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletResponse response;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "The administrators' routes and receivers",
      description =
          "Written from the parsed document, so without its comments. Each secret is shown as"
              + " `<secret>`; `rowVersion`, also in the header ETag, goes into If-Match of a"
              + " change.")
  public ReceiversView get() {
    ReceiversView view =
        receivers.current().map(this::view).orElse(new ReceiversView("", null, null, 0, List.of()));
    response.setHeader(HttpHeaders.ETAG, "\"" + view.rowVersion() + "\"");
    return view;
  }

  private ReceiversView view(StoredReceivers stored) {
    return new ReceiversView(
        KeptSecrets.masked(Receivers.document(stored)).text(),
        stored.changedBy(),
        stored.changedAt().toString(),
        stored.rowVersion(),
        receivers.skipped(stored.document()));
  }

  @PUT
  @Consumes({"application/yaml", "text/yaml", "text/plain"})
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "Replace routes and receivers; If-Match is the rowVersion that is replaced",
      description =
          "YAML with the lists `routes` and `receivers` in Alertmanager's own words (webhook,"
              + " e-mail, Slack, PagerDuty and the others). `<secret>` keeps the secret that is"
              + " stored there, as long as the addresses of the same entry stay the same. Files"
              + " (`api_url_file` and the like) are read from the receivers' folder only. What"
              + " Alertmanager refuses is refused with its line, and what was in force stays in"
              + " force.")
  public Response replace(@HeaderParam("If-Match") String ifMatch, String document) {
    long rowVersion =
        receivers.replace(document, IfMatch.rowVersion(ifMatch), currentCaller.get().name());
    return Response.noContent().tag(Long.toString(rowVersion)).build();
  }
}
