package io.planewatch.controlplane.rules.fleet;

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
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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

  private static final int MOST_SHOWN = 1000;

  /**
   * @param rule as it was written
   * @param author empty when it reaches data planes beyond the caller's
   * @param rowVersion goes into If-Match of a change
   * @param whole false when it reaches data planes beyond the caller's: their part is not shown,
   *     and the caller can't change the rule
   * @param state running, partly (some planes stopped), stopped, pending (not read by every
   *     Prometheus yet), or refused
   * @param reason why it does not run everywhere; empty when it does
   */
  public record RuleView(
      String id,
      JsonObject rule,
      String author,
      String changedAt,
      long rowVersion,
      boolean whole,
      String state,
      String reason,
      List<Instance> instances) {}

  /**
   * @param total how many there are, whatever was asked for
   */
  public record RuleList(List<RuleView> rules, int total) {}

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
      description =
          "Of a rule that reaches further than the caller's planes only their part is shown. `limit`"
              + " is 1 to 1000 (100), `offset` says how many are left out before.")
  public RuleList list(
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("offset") @DefaultValue("0") int offset) {
    if (limit < 1 || limit > MOST_SHOWN || offset < 0) {
      throw ProblemException.invalid(
          "limit: must be between 1 and " + MOST_SHOWN + ", and offset at least 0.");
    }
    PlaneSet granted = granted();
    List<StoredFleetRule> all = rules.within(granted);
    return new RuleList(
        all.stream().skip(offset).limit(limit).map(rule -> view(rule, granted)).toList(),
        all.size());
  }

  @GET
  @Path("{id}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "One rule, and how it stands in each plane; its ETag goes into If-Match")
  @APIResponseSchema(RuleView.class)
  public Response get(@PathParam("id") String id) {
    return answer(Response.Status.OK, rules.find(id, granted()));
  }

  @POST
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Write a rule", description = FIELDS)
  public Response add(JsonObject body) {
    FleetRule rule = writable(body);
    return answer(
        Response.Status.CREATED, asking(() -> rules.add(rule, currentCaller.get(), publisher)));
  }

  @PUT
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "Write a rule anew; whoever does is its author",
      description = "If-Match is the rowVersion that the change is made on. " + FIELDS)
  @APIResponseSchema(RuleView.class)
  public Response replace(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonObject body) {
    FleetRule rule = writable(body);
    return answer(
        Response.Status.OK,
        asking(() -> rules.replace(id, ifMatch, rule, currentCaller.get(), publisher)));
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove a rule; If-Match is the rowVersion that the change is made on")
  public void remove(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    rules.remove(id, ifMatch, currentCaller.get(), publisher);
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

  private FleetRule writable(JsonObject body) {
    if (!config.isWriting()) {
      throw ProblemException.unavailable(
          "This installation writes no rules; " + RulesConfig.HOW_TO_WRITE + ".");
    }
    return rule(body);
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
      return admission.within(
          new CallerShare(CallerOrigin.of(currentCaller.get()), granted()), work);
    } catch (EngineBusy busy) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "Too many queries of your account or of your grants are under way; try again in a few"
              + " seconds.");
    } catch (EngineUnavailable away) {
      throw ProblemException.unavailable(
          "Prometheus, which checks expressions, does not answer; nothing was changed.");
    }
  }

  private PlaneSet granted() {
    return directory.resolve(currentCaller.get().grants()).planes();
  }

  private Set<String> environments(PlaneSet granted) {
    return directory.all().stream()
        .filter(plane -> granted.contains(plane.id()))
        .map(PlaneEntry::environment)
        .collect(Collectors.toSet());
  }

  private Response answer(Response.Status status, StoredFleetRule stored) {
    RuleView view = view(stored, granted());
    return Response.status(status).tag(Long.toString(view.rowVersion())).entity(view).build();
  }

  private RuleView view(StoredFleetRule stored, PlaneSet granted) {
    boolean whole = rules.isWhole(stored, granted);
    List<Instance> instances =
        rules.instances(stored).stream()
            .filter(instance -> granted.contains(instance.plane()))
            .toList();
    RuleState state = RuleState.of(rules.verdict(stored, publisher), instances);
    return new RuleView(
        stored.id(),
        whole
            ? stored.written()
            : FleetRuleText.part(
                stored.written(),
                environments(granted),
                stored.scope().shownTo(granted, directory)),
        whole ? stored.author().name() : "",
        stored.changedAt().toString(),
        stored.rowVersion(),
        whole,
        state.name(),
        state.reason(),
        instances);
  }
}
