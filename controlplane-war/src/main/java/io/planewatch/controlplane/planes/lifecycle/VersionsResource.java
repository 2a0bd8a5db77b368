package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which version ran in which plane when. */
@RequestScoped
@Path("planewatch/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "planes")
public class VersionsResource {
  private static final int MAX_PAGE = 1000;

  /**
   * A version's time in a plane.
   *
   * @param until null while it is the newest that the plane reported
   */
  public record Run(String plane, String version, String since, String until) {
    static Run of(VersionRuns.Run run) {
      return new Run(
          run.plane(),
          run.version(),
          run.since().toString(),
          run.until().map(Object::toString).orElse(null));
    }
  }

  /**
   * A page of runs.
   *
   * @param next to be sent as {@code after} for the next page; null on the last
   */
  public record Runs(List<Run> versions, String next) {}

  @Inject private VersionRuns runs;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "Which version ran when in each plane that the caller may see, a page at a time",
      description = "By plane, oldest first; of all planes, or of each `plane` that is named.")
  public Runs versions(
      @QueryParam("plane") List<String> planes,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    PlaneSet wanted = directory.reach(currentCaller.get().grants(), planes);
    List<String> ids =
        directory.all().stream().map(PlaneEntry::id).filter(wanted::contains).toList();
    VersionRuns.Page page = runs.page(ids, after, Math.max(1, Math.min(limit, MAX_PAGE)));
    return new Runs(page.runs().stream().map(Run::of).toList(), page.next().orElse(null));
  }
}
