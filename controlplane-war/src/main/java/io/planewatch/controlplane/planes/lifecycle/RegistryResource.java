package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.problems.IfMatch;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestDuration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describing, maintaining and retiring planes, and their history. */
@RequestScoped
@Path("planewatch/planes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "planes")
public class RegistryResource {
  private static final int MAX_PAGE = 200;

  /** As in {@link Description}, which checks it. */
  public record NewDescription(
      String displayName, String environment, String lineOfBusiness, String owner, String tier) {
    Description checked() {
      return new Description(displayName, environment, lineOfBusiness, owner, tier);
    }
  }

  public record Maintenance(String duration) {}

  /**
   * A change of the plane's state, or of the version that runs there.
   *
   * @param lifecycle null when it is about a version
   * @param version null when it is about a state
   */
  public record Event(long id, String at, String lifecycle, String version) {
    static Event of(PlaneEvent event) {
      String lifecycle = event.lifecycle() == null ? null : event.lifecycle().name();
      return new Event(event.id(), event.at().toString(), lifecycle, event.version());
    }
  }

  public record History(List<Event> events) {}

  @Inject private Registry registry;
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;

  @PUT
  @Path("{id}")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "Describe a plane anew; If-Match is the rowVersion that the change is made on")
  public void describe(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, NewDescription body) {
    registry.describe(id, IfMatch.rowVersion(ifMatch), required(body).checked(), actor());
  }

  @POST
  @Path("{id}/static-target")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary =
          "Make a plane of a static target of Prometheus, whose label data_plane is this id; it needs no join token")
  public Response mapStaticTarget(@PathParam("id") String id, NewDescription body) {
    registry.mapStaticTarget(new PlaneId(id), required(body).checked(), actor());
    return Response.status(Response.Status.CREATED).build();
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Retire a plane; its id is never given again")
  public void retire(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    registry.retire(id, IfMatch.rowVersion(ifMatch), actor());
  }

  @PUT
  @Path("{id}/maintenance")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Say that a plane is being worked on, for a while")
  public void maintain(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, Maintenance body) {
    registry.maintain(
        id,
        IfMatch.rowVersion(ifMatch),
        RequestDuration.parse("duration", required(body).duration(), "PT2H"),
        actor());
  }

  @DELETE
  @Path("{id}/maintenance")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "End a plane's maintenance before its time")
  public void endMaintenance(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    registry.endMaintenance(id, IfMatch.rowVersion(ifMatch), actor());
  }

  @DELETE
  @Path("{id}/scrape-pause")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "Scrape a plane again that brought too many new series, before its pause is over")
  public void resumeScraping(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    registry.resumeScraping(id, IfMatch.rowVersion(ifMatch), actor());
  }

  @GET
  @Path("{id}/history")
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary =
          "A plane's states and versions, newest first; `before` is the id of the last that was read")
  public History history(
      @PathParam("id") String id,
      @QueryParam("before") @DefaultValue("9223372036854775807") long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (directory
        .find(id)
        .filter(plane -> plane.isCoveredBy(currentCaller.get().grants()))
        .isEmpty()) {
      throw ProblemException.notFound("There is no plane '" + id + "' that you may see.");
    }
    int pageSize = Math.max(1, Math.min(limit, MAX_PAGE));
    return new History(registry.history(id, before, pageSize).stream().map(Event::of).toList());
  }

  private String actor() {
    return currentCaller.get().name();
  }

  private static <T> T required(T body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return body;
  }
}
