package io.planewatch.controlplane.rules.fleet;

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
import jakarta.ws.rs.DefaultValue;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alerts for many planes, with a threshold for each environment. */
@RequestScoped
@Path("planewatch/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class FleetRulesResource {
  private static final String FIELDS =
      "`alert` (name), `expr` (PromQL without the comparison), `comparison` (> by default),"
          + " `threshold`, `thresholds` (by environment), `for` (ISO-8601, PT1M by default),"
          + " `severity` (critical, warning, info), `unit`, `summary` and `description` ($value,"
          + " $labels.NAME and formatting functions), `labels`, and its scope: `planes`,"
          + " `environments`, `linesOfBusiness`; without a scope it is for every plane, which needs"
          + " the unrestricted grant.";

  /**
   * @param rule as it was written
   * @param state running, partly (some planes stopped), stopped, or refused by the engine
   * @param reason why it does not run everywhere; empty when it does
   */
  public record RuleView(
      String id,
      JsonObject rule,
      String author,
      String changedAt,
      String state,
      String reason,
      List<Instance> instances) {}

  public record RuleList(List<RuleView> rules) {}

  @Inject private FleetRules rules;
  @Inject private RulePublisher publisher;
  @Inject private RulesConfig config;
  @Inject private Trial trial;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Admission admission;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "The rules of the caller's planes, the last changed first",
      description = "A rule that reaches further than the caller's planes is not shown.")
  public RuleList list() {
    return new RuleList(rules.within(granted()).stream().map(this::view).toList());
  }

  @GET
  @Path("{id}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "One rule, and how it stands in each plane")
  public RuleView get(@PathParam("id") String id) {
    return view(rules.find(id, granted()));
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write a rule", description = FIELDS)
  public Response add(JsonObject body) {
    StoredFleetRule saved = save(Optional.empty(), body);
    return Response.status(Response.Status.CREATED).entity(view(saved)).build();
  }

  @PUT
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write a rule anew; whoever does is its author", description = FIELDS)
  public RuleView replace(@PathParam("id") String id, JsonObject body) {
    return view(save(Optional.of(id), body));
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove a rule")
  public void remove(@PathParam("id") String id) {
    rules.remove(id, currentCaller.get(), publisher);
  }

  @POST
  @Path("backtest")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "How often a rule would have fired; nothing is saved",
      description = "The body is a rule; `days` is 1 to 30. " + FIELDS)
  public Trial.Outcome backtest(@QueryParam("days") @DefaultValue("30") int days, JsonObject body) {
    if (days < 1 || days > 30) {
      throw ProblemException.invalid("days: " + days + " is not between 1 and 30.");
    }
    FleetRule rule = rule(body);
    return asking(() -> trial.of(rule, currentCaller.get(), Duration.ofDays(days)));
  }

  private StoredFleetRule save(Optional<String> id, JsonObject body) {
    if (!config.isWriting()) {
      throw ProblemException.unavailable(
          "This installation writes no rules; " + RulesConfig.HOW_TO_WRITE + ".");
    }
    FleetRule rule = rule(body);
    return asking(() -> rules.save(id, rule, currentCaller.get(), publisher));
  }

  private static FleetRule rule(JsonObject body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return FleetRuleText.read(body);
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
      throw ProblemException.unavailable(
          "Prometheus, which checks expressions, does not answer; nothing was changed.");
    }
  }

  private PlaneSet granted() {
    return directory.resolve(currentCaller.get().grants()).planes();
  }

  private RuleView view(StoredFleetRule stored) {
    List<Instance> instances = rules.instances(stored);
    Optional<String> refusal = stored.objection().or(() -> publisher.refusal(stored.file()));
    long running = instances.stream().filter(Instance::isRunning).count();
    String state =
        refusal.isPresent()
            ? "refused"
            : running == 0 ? "stopped" : running < instances.size() ? "partly" : "running";
    String reason =
        refusal.orElseGet(
            () ->
                instances.stream()
                    .filter(instance -> !instance.isRunning())
                    .map(instance -> instance.plane() + ": " + instance.reason())
                    .findFirst()
                    .orElse(""));
    return new RuleView(
        stored.id(),
        stored.written(),
        stored.author().name(),
        stored.changedAt().toString(),
        state,
        reason,
        instances);
  }
}
