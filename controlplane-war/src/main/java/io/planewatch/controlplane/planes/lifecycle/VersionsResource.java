package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which version ran in which plane when. */
@RequestScoped
@Path("planewatch/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "planes")
public class VersionsResource {
  /**
   * A version's time in a plane.
   *
   * @param until null while it is the newest that the plane reported
   */
  public record Run(String plane, String version, String since, String until) {
    static Run of(Registry.VersionRun run) {
      return new Run(
          run.plane(),
          run.version(),
          run.since().toString(),
          run.until().map(Object::toString).orElse(null));
    }
  }

  public record Runs(List<Run> versions) {}

  @Inject private Registry registry;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Which version ran when in each plane that the caller may see")
  public Runs versions() {
    Set<String> planes =
        directory.coveredBy(currentCaller.get().grants()).stream()
            .map(PlaneEntry::id)
            .collect(Collectors.toSet());
    return new Runs(registry.versions(planes).stream().map(Run::of).toList());
  }
}
