package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.rules.Verdict;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Service level objectives, and how much of each environment's error budget is left. */
@RequestScoped
@Path("planewatch/objectives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "objectives")
public class ObjectivesResource {
  private static final String FIELDS =
      "`name`, `description`, `service`, `events` (selector of a counter of good or bad events),"
          + " `counts` (good or bad), `total` (selector of a counter of all), `target` (0.99),"
          + " `targets` (by environment), `windowDays` (30), and its scope: `planes`,"
          + " `environments`, `linesOfBusiness`; without one it is for every plane, which needs the"
          + " unrestricted grant.";

  /**
   * @param compliance share of good events in the window
   * @param budgetLeft 1 untouched, 0 used up, below 0 overdrawn
   * @param burnRate pace of the last hour; 1 is the one that lasts
   * @param goneInSeconds null when the pace lasts, or nothing is left
   * @param worstRoute with the most bad events in the last hour; null without any
   * @param words the same as a sentence
   */
  public record BudgetView(
      String environment,
      Set<String> planes,
      double target,
      double total,
      double bad,
      double compliance,
      double budgetLeft,
      double burnRate,
      Long goneInSeconds,
      String worstRoute,
      String words) {}

  /**
   * @param id stands in the address of a change; most often the name
   * @param objective as it was written; of one that reaches planes beyond the caller's only their
   *     part
   * @param author empty when it reaches planes beyond the caller's
   * @param rowVersion goes into If-Match of a change
   * @param whole false when it reaches planes beyond the caller's, so that the caller can't change
   *     it
   * @param state running, pending (not read by every Prometheus yet), or refused
   * @param reason why it does not run; empty when it does
   * @param lost the planes that it was counted in and no longer is, each with the reason
   */
  public record ObjectiveView(
      String id,
      String name,
      JsonObject objective,
      String author,
      long rowVersion,
      boolean whole,
      String state,
      String reason,
      List<BudgetView> budgets,
      Map<String, String> lost) {}

  /**
   * @param id stands in the address of a change; most often the name
   * @param rowVersion goes into If-Match of a change
   * @param warnings of selected series that are missing or look wrong, a sentence each
   */
  public record SavedObjective(
      String id, JsonObject objective, long rowVersion, List<String> warnings) {}

  /**
   * @param version goes into If-Match of a change of several objectives
   */
  public record ObjectiveList(List<ObjectiveView> objectives, String version) {}

  @Inject private Objectives objectives;
  @Inject private Budgets budgets;
  @Inject private RulePublisher publisher;
  @Inject private RulesConfig config;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Admission admission;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "Objectives of the caller's planes, with a budget an environment",
      description = "Counted over the planes that the caller may see. `plane` may be repeated.")
  public ObjectiveList list(@QueryParam("plane") List<String> planes) {
    PlaneSet seen = directory.reach(currentCaller.get().grants(), planes);
    return asking(
        () ->
            new ObjectiveList(
                objectives.within(seen).stream().map(stored -> view(stored, seen)).toList(),
                Objectives.version(objectives.within(granted()))));
  }

  @GET
  @Path("{name}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "One objective; its ETag goes into If-Match of a change")
  @APIResponseSchema(ObjectiveView.class)
  public Response get(@PathParam("name") String id) {
    ObjectiveView view = asking(() -> view(objectives.find(id, granted()), granted()));
    return Response.ok(view).tag(Long.toString(view.rowVersion())).build();
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write an objective", description = FIELDS)
  public Response add(JsonObject body) {
    Objective objective = objective(body);
    requireWriting();
    return asking(
        () ->
            saved(
                Response.Status.CREATED,
                objectives.add(objective, currentCaller.get(), publisher)));
  }

  @PUT
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "Write an objective anew",
      description =
          "If-Match is the rowVersion that the change is made on, 0 for a new one. " + FIELDS)
  @APIResponseSchema(SavedObjective.class)
  public Response replace(
      @PathParam("name") String id, @HeaderParam("If-Match") String ifMatch, JsonObject body) {
    Objective objective = objective(body);
    requireWriting();
    return asking(
        () ->
            saved(
                Response.Status.OK,
                objectives.replace(id, ifMatch, objective, currentCaller.get(), publisher)));
  }

  @PUT
  @Path("openslo")
  @Consumes({"application/yaml", "text/yaml", "text/plain"})
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "Write the objectives of an OpenSLO text, all of them or none",
      description =
          "SLOs with ratioMetric over Prometheus counters, rolling windows, Occurrences. The"
              + " annotations planewatch.io/planes, planewatch.io/environments and"
              + " planewatch.io/lines-of-business (separated by commas) say where. If-Match is the"
              + " version of the list; it is needed when an objective takes the place of another.")
  public void openSlo(@HeaderParam("If-Match") String ifMatch, String yaml) {
    List<Objective> written = OpenSlo.read(yaml);
    requireWriting();
    asking(
        () -> {
          objectives.replaceAll(written, ifMatch, currentCaller.get(), publisher);
          return written;
        });
  }

  @DELETE
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove an objective; If-Match is the rowVersion that the change is made on")
  public void remove(@PathParam("name") String id, @HeaderParam("If-Match") String ifMatch) {
    objectives.remove(id, ifMatch, currentCaller.get(), publisher);
  }

  private static Objective objective(JsonObject body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return ObjectiveText.read(body);
  }

  private void requireWriting() {
    if (!config.isWriting()) {
      throw ProblemException.unavailable(
          "This installation writes no rules; " + RulesConfig.HOW_TO_WRITE + ".");
    }
  }

  private PlaneSet granted() {
    return directory.resolve(currentCaller.get().grants()).planes();
  }

  /** Within the caller's places at the engine, which its queries take as well. */
  private <T> T asking(Supplier<T> work) {
    try {
      return admission.within(
          new CallerShare(CallerOrigin.of(currentCaller.get()), granted()), work);
    } catch (EngineBusy busy) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "Too many queries of your account or of your grants are under way; try again in a few"
              + " seconds.");
    } catch (EngineUnavailable away) {
      throw ProblemException.unavailable("Prometheus does not answer; try again soon.");
    }
  }

  private Response saved(Response.Status status, StoredObjective stored) {
    SavedObjective saved =
        new SavedObjective(
            stored.id(), stored.written(), stored.rowVersion(), objectives.warnings(stored));
    return Response.status(status).tag(Long.toString(saved.rowVersion())).entity(saved).build();
  }

  /**
   * @param seen the caller's planes, or those of them that were asked for
   */
  private ObjectiveView view(StoredObjective stored, PlaneSet seen) {
    PlaneSet granted = granted();
    boolean whole = objectives.isWhole(stored, granted);
    Set<String> planes = new TreeSet<>(objectives.planes(stored));
    planes.removeIf(plane -> !seen.contains(plane));
    Map<String, String> lost = new TreeMap<>(objectives.lost(stored));
    lost.keySet().removeIf(plane -> !seen.contains(plane));
    Verdict verdict = objectives.verdict(stored, publisher);
    boolean readable = stored.objection().isEmpty();
    return new ObjectiveView(
        stored.id(),
        stored.name(),
        whole
            ? stored.written()
            : ObjectiveText.part(
                stored.written(),
                environments(granted),
                stored.scope().shownTo(granted, directory)),
        whole || stored.scope().isFleetWide() ? stored.author().name() : "",
        stored.rowVersion(),
        whole,
        verdict instanceof Verdict.Refused
            ? "refused"
            : verdict instanceof Verdict.Pending ? "pending" : "running",
        verdict instanceof Verdict.Refused refused
            ? refused.reason()
            : verdict instanceof Verdict.Pending pending ? pending.reason() : "",
        readable
            ? budgets.of(stored.objective(), planes).stream().map(ObjectivesResource::view).toList()
            : List.of(),
        lost);
  }

  private Set<String> environments(PlaneSet granted) {
    return directory.all().stream()
        .filter(plane -> granted.contains(plane.id()))
        .map(PlaneEntry::environment)
        .collect(Collectors.toSet());
  }

  private static BudgetView view(Budgets.Budget budget) {
    Tally tally = budget.tally();
    return new BudgetView(
        budget.environment(),
        budget.planes(),
        1 - tally.budget(),
        tally.total(),
        tally.bad(),
        tally.compliance(),
        tally.budgetLeft(),
        tally.burnRate(),
        tally.goneIn().map(Duration::toSeconds).orElse(null),
        budget.worstRoute().orElse(null),
        budget.words());
  }
}
