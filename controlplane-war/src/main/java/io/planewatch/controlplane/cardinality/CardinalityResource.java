package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which metrics and labels have how many series. */
@RequestScoped
@Path("planewatch/cardinality")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cardinality")
public class CardinalityResource {
  public record CountView(String name, long count) {
    static CountView of(Cardinality.Count count) {
      return new CountView(count.name(), count.count());
    }
  }

  /**
   * The largest first, at most 20 each.
   *
   * @param budgetSeries how many series a plane may have
   * @param labels distinct values by label
   */
  public record CardinalityView(
      int budgetSeries, List<CountView> planes, List<CountView> metrics, List<CountView> labels) {}

  @Inject private Cardinality cardinality;
  @Inject private CardinalityConfig config;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private Admission admission;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "The planes, metrics and labels with the most series, counted once a minute",
      description = "Of all that the caller may see, or of each `plane` that is named.")
  public CardinalityView of(@QueryParam("plane") List<String> planes) {
    PlaneSet seen = directory.reach(currentCaller.get().grants(), planes);
    try {
      PlaneSet granted = directory.resolve(currentCaller.get().grants()).planes();
      CallerShare share = new CallerShare(CallerOrigin.of(currentCaller.get()), granted);
      Cardinality.Report report = admission.within(share, () -> cardinality.of(seen));
      return new CardinalityView(
          config.budgetSeries(),
          views(report.planes()),
          views(report.metrics()),
          views(report.labels()));
    } catch (EngineBusy busy) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "Too many queries of your account or of your grants are under way; try again in a few"
              + " seconds.");
    } catch (EngineUnavailable away) {
      throw ProblemException.unavailable("Prometheus does not answer; try again soon.");
    }
  }

  private static List<CountView> views(List<Cardinality.Count> counts) {
    return counts.stream().map(CountView::of).toList();
  }
}
