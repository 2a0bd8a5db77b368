package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is told of alerts, and of which. */
@RequestScoped
@Path("planewatch/receivers")
@Tag(name = "alerts")
public class ReceiversResource {
  /**
   * @param document YAML; empty when nothing was ever given
   * @param changedBy null then, like changedAt
   */
  public record ReceiversView(String document, String changedBy, String changedAt) {}

  @Inject private Receivers receivers;
  @Inject private CurrentCaller currentCaller;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "The administrators' routes and receivers")
  public ReceiversView get() {
    return receivers
        .current()
        .map(
            stored ->
                new ReceiversView(
                    stored.document(), stored.changedBy(), stored.changedAt().toString()))
        .orElse(new ReceiversView("", null, null));
  }

  @PUT
  @Consumes({"application/yaml", "text/yaml", "text/plain"})
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "Give routes and receivers anew",
      description =
          "YAML with the lists `routes` and `receivers` in Alertmanager's own words (webhook,"
              + " e-mail, Slack, PagerDuty and the others). Secrets stand in files (`api_url_file`,"
              + " `routing_key_file`, …). What Alertmanager refuses is refused with its line, and"
              + " what was in force stays in force.")
  public void replace(String document) {
    receivers.replace(document, currentCaller.get().name());
  }
}
