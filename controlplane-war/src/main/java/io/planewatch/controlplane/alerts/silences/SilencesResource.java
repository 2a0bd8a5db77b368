package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.PlaneMatcher;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Silences and maintenance windows; each reaches only planes that its owner was granted. */
@RequestScoped
@Path("planewatch/silences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
public class SilencesResource {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST_MATCHERS = 20;
  private static final int MOST_REASON = 500;

  /**
   * @param isRegex null for false
   * @param isEqual null for true
   */
  public record NewMatcher(String name, String value, Boolean isRegex, Boolean isEqual) {
    SilenceMatcher checked() {
      return new SilenceMatcher(
          name, value, Boolean.TRUE.equals(isRegex), !Boolean.FALSE.equals(isEqual));
    }
  }

  /**
   * @param kind silence, or maintenance: a window in which nothing of the named planes is notified
   * @param planes null for all that the caller may see; a maintenance window names them
   * @param matchers of the alerts' labels; may be left out in a maintenance window
   * @param from RFC 3339 or seconds since 1970; null for now
   * @param to required
   */
  public record NewSilence(
      String kind,
      List<String> planes,
      List<NewMatcher> matchers,
      String from,
      String to,
      String reason) {}

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

  public record SilenceList(List<SilenceView> silences) {}

  @Inject private Silences silences;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "Silences of the caller's planes, also those that ended in the last 30 days",
      description = "One that reaches further than the caller's planes is not shown.")
  public SilenceList list() {
    return new SilenceList(silences.within(granted()).stream().map(this::view).toList());
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
    Silence silence = checked(body, currentCaller.get());
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

  private Silence checked(NewSilence body, Caller caller) {
    List<String> named = body.planes() == null ? List.of() : body.planes();
    Silence.Kind kind = kind(body.kind(), named);
    PlaneSet planes = directory.reach(caller.grants(), named);
    Instant now = clock.instant();
    Instant from = body.from() == null ? now : Period.instant("from", body.from());
    if (body.to() == null) {
      throw ProblemException.invalid("to: is required; a silence has an end.");
    }
    Period period = new Period(from, Period.instant("to", body.to()));
    if (!period.to().isAfter(now) || period.from().plus(LONGEST).isBefore(period.to())) {
      throw ProblemException.invalid("to: must be in the future and at most 90 days after from.");
    }
    String reason = body.reason() == null ? "" : body.reason().strip();
    if (reason.isEmpty() || reason.length() > MOST_REASON) {
      throw ProblemException.invalid(
          "reason: is required, at most " + MOST_REASON + " characters.");
    }
    return new Silence(
        UUID.randomUUID().toString(),
        kind,
        matchers(body, kind, planes),
        planes,
        reason,
        caller.name(),
        period);
  }

  private static Silence.Kind kind(String text, List<String> planes) {
    if (text == null || text.equals("silence")) {
      return Silence.Kind.SILENCE;
    }
    if (!text.equals("maintenance")) {
      throw ProblemException.invalid("kind: '" + text + "' is neither silence nor maintenance.");
    }
    if (planes.isEmpty()) {
      throw ProblemException.invalid("planes: a maintenance window names its data planes.");
    }
    return Silence.Kind.MAINTENANCE;
  }

  private static List<SilenceMatcher> matchers(
      NewSilence body, Silence.Kind kind, PlaneSet planes) {
    List<NewMatcher> given = body.matchers() == null ? List.of() : body.matchers();
    if (given.size() > MOST_MATCHERS || (given.isEmpty() && kind == Silence.Kind.SILENCE)) {
      throw ProblemException.invalid("matchers: 1 to " + MOST_MATCHERS + " are needed.");
    }
    List<SilenceMatcher> all = new ArrayList<>();
    given.forEach(matcher -> all.add(matcher.checked()));
    PlaneMatcher.of(planes)
        .ifPresent(own -> all.add(new SilenceMatcher(own.name(), own.value(), true, true)));
    return all;
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
