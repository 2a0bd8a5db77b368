package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The planes that the caller may see. */
@RequestScoped
@Path("planewatch/planes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "planes")
public class PlanesResource {
  private static final int MAX_PAGE = 1000;

  /**
   * A page of planes.
   *
   * @param next to be sent as {@code after} for the next page; null on the last
   */
  public record PlaneList(List<PlaneStatus> planes, String next) {}

  @Inject private PlaneDirectory directory;
  @Inject private Heartbeats heartbeats;
  @Inject private ScrapeTargets targets;
  @Inject private PlanesConfig config;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "The planes that the caller may see, by id; retired ones only when asked for")
  public PlaneList list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("1000") int limit,
      @QueryParam("retired") @DefaultValue("false") boolean retired) {
    int pageSize = Math.max(1, Math.min(limit, MAX_PAGE));
    List<PlaneStatus> planes =
        directory.coveredBy(currentCaller.get().grants()).stream()
            .filter(plane -> plane.id().compareTo(after) > 0 && plane.isRetired() == retired)
            .limit(pageSize + 1L)
            .map(this::status)
            .toList();
    return planes.size() <= pageSize
        ? new PlaneList(planes, null)
        : new PlaneList(planes.subList(0, pageSize), planes.get(pageSize - 1).id());
  }

  @GET
  @Path("{id}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "One plane; its rowVersion goes into If-Match of a change")
  public PlaneStatus get(@PathParam("id") String id) {
    return directory
        .find(id)
        .filter(plane -> plane.isCoveredBy(currentCaller.get().grants()))
        .map(this::status)
        .orElseThrow(
            () -> ProblemException.notFound("There is no plane '" + id + "' that you may see."));
  }

  private PlaneStatus status(PlaneEntry plane) {
    return PlaneStatus.of(
        plane,
        heartbeats.pulse(plane.id()),
        notScraped(plane),
        clock.instant(),
        config.downAfter());
  }

  private List<String> notScraped(PlaneEntry plane) {
    if (plane.scrapePausedUntil() == null) {
      return targets.reasons(plane.id());
    }
    return List.of(
        "The data plane is not scraped until "
            + plane.scrapePausedUntil()
            + ": it brought more new series in five minutes than planewatch.cardinality.budget-new-series allows.");
  }
}
