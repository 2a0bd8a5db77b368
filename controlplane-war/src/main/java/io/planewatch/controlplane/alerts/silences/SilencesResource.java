package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Silences and maintenance windows; each reaches only planes that its owner was granted. */
@RequestScoped
@Path("planewatch/silences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
public class SilencesResource {
  /**
   * @param alertmanagerId what stands in an alert's {@code silencedBy}
   * @param planes empty when it concerns all there are
   * @param state pending, active or ended
   */
  public record SilenceView(
      String id,
      String alertmanagerId,
      String kind,
      List<String> planes,
      List<SilenceMatcher> matchers,
      String from,
      String to,
      String reason,
      String owner,
      String state) {}

  /**
   * A page of the list.
   *
   * @param next to be sent as {@code before} for the next page; null on the last
   */
  public record SilenceList(List<SilenceView> silences, String next) {}

  private static final int MOST = 1000;

  @Inject private Silences silences;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary =
          "Silences of the caller's planes, the latest end first, also those that ended lately",
      description =
          "One that reaches further than the caller's planes is not shown. `before` is `next` of"
              + " the page before. Ended ones are kept for planewatch.alerts.silences.kept-for.")
  public SilenceList list(
      @QueryParam("before") String before, @QueryParam("limit") @DefaultValue("500") int limit) {
    SilencePage page =
        silences.within(
            granted(), SilencePage.Cursor.read(before), Math.max(1, Math.min(limit, MOST)));
    return new SilenceList(
        page.silences().stream().map(this::view).toList(),
        page.next().map(SilencePage.Cursor::text).orElse(null));
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "Silence alerts for a while, or open a maintenance window",
      description =
          "A condition on data_plane is added for whoever does not hold the unrestricted grant.")
  public Response begin(NewSilence body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    Caller caller = currentCaller.get();
    PlaneSet planes = directory.reach(caller.grants(), body.named());
    Silence silence = body.checked(planes, caller, clock.instant());
    silences.begin(silence);
    return Response.status(Response.Status.CREATED).entity(view(silence)).build();
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "End a silence now; all of its planes must be granted")
  public void end(@PathParam("id") String id) {
    silences.end(id, granted(), currentCaller.get().name());
  }

  private PlaneSet granted() {
    return directory.resolve(currentCaller.get().grants()).planes();
  }

  private SilenceView view(Silence silence) {
    Instant now = clock.instant();
    String state =
        !silence.endsAt().isAfter(now)
            ? "ended"
            : silence.startsAt().isAfter(now) ? "pending" : "active";
    return new SilenceView(
        silence.id(),
        silence.alertmanagerId(),
        silence.kind().name().toLowerCase(Locale.ROOT),
        silence.planes().stream().sorted().toList(),
        silence.matchers(),
        silence.startsAt().toString(),
        silence.endsAt().toString(),
        silence.reason(),
        silence.owner(),
        state);
  }
}
