package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RulesConfig;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
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
   * @param objective as it was written
   * @param lost the planes that it was counted in and no longer is, each with the reason
   */
  public record ObjectiveView(
      String name,
      JsonObject objective,
      String author,
      List<BudgetView> budgets,
      Map<String, String> lost) {}

  public record ObjectiveList(List<ObjectiveView> objectives) {}

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
                objectives.within(seen).stream().map(stored -> view(stored, seen)).toList()));
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write an objective", description = FIELDS)
  public Response add(JsonObject body) {
    save(List.of(objective(body)), false);
    return Response.status(Response.Status.CREATED).entity(body).build();
  }

  @PUT
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write an objective anew", description = FIELDS)
  public void replace(@PathParam("name") String name, JsonObject body) {
    Objective objective = objective(body);
    if (!objective.name().equals(name)) {
      throw ProblemException.invalid("name: '" + objective.name() + "' is not '" + name + "'.");
    }
    save(List.of(objective), true);
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
              + " planewatch.io/lines-of-business (separated by commas) say where.")
  public void openSlo(String yaml) {
    save(OpenSlo.read(yaml), true);
  }

  @DELETE
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove an objective")
  public void remove(@PathParam("name") String name) {
    objectives.remove(name, currentCaller.get(), publisher);
  }

  private static Objective objective(JsonObject body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return ObjectiveText.read(body);
  }

  private void save(List<Objective> written, boolean replace) {
    if (!config.isWriting()) {
      throw ProblemException.unavailable(
          "This installation writes no rules; " + RulesConfig.HOW_TO_WRITE + ".");
    }
    asking(
        () -> {
          objectives.save(written, replace, currentCaller.get(), publisher);
          return written;
        });
  }

  /** Within the caller's places at the engine, which its queries take as well. */
  private <T> T asking(Supplier<T> work) {
    try {
      return admission.within(directory.resolve(currentCaller.get().grants()).planes(), work);
    } catch (EngineBusy busy) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "Too many queries of these grants are under way; try again in a few seconds.");
    } catch (EngineUnavailable away) {
      throw ProblemException.unavailable("Prometheus does not answer; try again soon.");
    }
  }

  private ObjectiveView view(StoredObjective stored, PlaneSet seen) {
    Objective objective = stored.objective();
    Set<String> planes = new TreeSet<>(objectives.planes(stored));
    planes.removeIf(plane -> !seen.contains(plane));
    Map<String, String> lost = new TreeMap<>(objectives.lost(stored));
    lost.keySet().removeIf(plane -> !seen.contains(plane));
    return new ObjectiveView(
        objective.name(),
        ObjectiveText.write(objective),
        stored.author().name(),
        budgets.of(objective, planes).stream().map(ObjectivesResource::view).toList(),
        lost);
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
        tally.words());
  }
}
