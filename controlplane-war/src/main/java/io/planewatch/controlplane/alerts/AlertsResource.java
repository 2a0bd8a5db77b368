package io.planewatch.controlplane.alerts;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What fires now, what fired before, and whether alerts get through at all. */
@RequestScoped
@Path("planewatch/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
public class AlertsResource {
  private static final int MOST = 1000;
  private static final Duration USUAL = Duration.ofDays(1);

  public record AlertList(List<AlertView> alerts) {}

  /**
   * A page of the history.
   *
   * @param next to be sent as {@code before} for the next page; null on the last
   */
  public record AlertHistoryPage(List<AlertView> alerts, String next) {}

  /**
   * @param lastHeard when the alert that always fires came last; null since the start
   * @param silent whether it is overdue, so that no other alert would come either
   */
  public record Delivery(String lastHeard, boolean silent) {}

  @Inject private Alertmanager alertmanager;
  @Inject private AlertHistory history;
  @Inject private DeadMansSwitch deadMansSwitch;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "What fires now on the caller's planes, the newest first",
      description = "Also what is silenced or inhibited, and says so. `plane` may be repeated.")
  public AlertList firing(@QueryParam("plane") List<String> planes) {
    PlaneSet seen = directory.reach(currentCaller.get().grants(), planes);
    return new AlertList(
        alertmanager.alerts().getValuesAs(JsonObject.class).stream()
            .map(AlertsResource::view)
            .filter(alert -> !alert.name().equals("Watchdog") && seen.contains(alert.plane()))
            .sorted(Comparator.comparing(AlertView::since).reversed())
            .toList());
  }

  @GET
  @Path("history")
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "What fired on the caller's planes, newest first",
      description =
          "`from` and `to` are RFC 3339 or seconds since 1970 (the last 24 h without them);"
              + " `plane` may be repeated; `before` is `next` of the page before.")
  public AlertHistoryPage history(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("plane") List<String> planes,
      @QueryParam("before") @DefaultValue("9223372036854775807") long before,
      @QueryParam("limit") @DefaultValue("200") int limit) {
    PlaneSet seen = directory.reach(currentCaller.get().grants(), planes);
    Period period = Period.read(from, to, USUAL, clock.instant());
    int pageSize = Math.max(1, Math.min(limit, MOST));
    List<AlertView> found =
        history.list(period, seen, before, pageSize).stream().map(AlertView::of).toList();
    String next = found.size() < pageSize ? null : found.get(found.size() - 1).id();
    return new AlertHistoryPage(found, next);
  }

  @GET
  @Path("delivery")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Whether alerts get through, by the dead man's switch")
  public Delivery delivery() {
    return new Delivery(
        deadMansSwitch.lastHeard().map(Object::toString).orElse(null), deadMansSwitch.isSilent());
  }

  @GET
  @Path("runbooks/{name}")
  @Produces("text/markdown;charset=UTF-8")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "What an alert means and what to do, as Markdown")
  public String runbook(@PathParam("name") String name) {
    return Runbooks.find(name)
        .orElseThrow(() -> ProblemException.notFound("There is no runbook '" + name + "'."));
  }

  /** Alertmanager shows the token that the engines have. */
  @POST
  @Path("notifications")
  @AllowedTo(Audience.DISCOVERY)
  @Operation(summary = "Alertmanager's webhook")
  public void receive(JsonObject notification) {
    if (notification == null || !notification.containsKey("alerts")) {
      throw ProblemException.invalid("The body is no notification of Alertmanager's.");
    }
    List<Alert> alerts =
        notification.getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
            .map(Alert::notified)
            .toList();
    if (alerts.stream().anyMatch(Alert::isWatchdog)) {
      deadMansSwitch.hear();
    }
    history.receive(alerts.stream().filter(alert -> !alert.isWatchdog()).toList());
  }

  private static AlertView view(JsonObject json) {
    JsonObject status = json.getJsonObject("status");
    List<String> silencedBy =
        status.getJsonArray("silencedBy").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    return AlertView.of(
        Alert.listed(json), silencedBy, !status.getJsonArray("inhibitedBy").isEmpty());
  }
}
