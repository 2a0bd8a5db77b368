package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far each plane's data comes. */
@RequestScoped
@Path("planewatch/ladder")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "planes")
public class LadderResource {
  /**
   * A plane's place.
   *
   * @param failing the first rung that is not reached; null when all are
   * @param whatToDo null when nothing is to be done
   */
  public record Place(String plane, Rung failing, String since, String whatToDo) {
    static Place of(String plane, Standing standing) {
      return new Place(
          plane,
          standing.failing().orElse(null),
          standing.since().toString(),
          standing.failing().map(Rung::advice).orElse(null));
    }
  }

  /**
   * All places.
   *
   * @param rungs their order
   * @param lookedAt null before the engine answered for the first time
   * @param planes without those in maintenance and the retired
   */
  public record Places(List<Rung> rungs, String lookedAt, List<Place> planes) {}

  @Inject private LadderWatch watch;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary =
          "Of each plane that the caller may see, the first rung that its data does not reach, since when, and what to do")
  public Places places() {
    List<Place> places =
        directory.coveredBy(currentCaller.get().grants()).stream()
            .flatMap(
                plane ->
                    watch.standing(plane.id()).stream()
                        .map(standing -> Place.of(plane.id(), standing)))
            .toList();
    return new Places(
        List.of(Rung.values()), watch.lookedAt().map(Instant::toString).orElse(null), places);
  }
}
