package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dashboards that people saved. */
@RequestScoped
@Path("planewatch/dashboards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "dashboards")
public class DashboardsResource {
  /** A version without its document. */
  public record DashboardEntry(
      String name, long version, String title, String author, String savedAt) {
    static DashboardEntry of(DashboardVersion saved) {
      return new DashboardEntry(
          saved.name(), saved.version(), saved.title(), saved.author(), saved.savedAt().toString());
    }
  }

  public record DashboardList(List<DashboardEntry> dashboards) {}

  /**
   * @param document as Perses specifies it
   */
  public record SavedDashboard(long version, JsonObject document) {
    static SavedDashboard of(DashboardVersion saved) {
      return new SavedDashboard(saved.version(), saved.document());
    }
  }

  /**
   * @param version what the next change is to be made on
   */
  public record SavedAs(long version) {}

  @Inject private Dashboards dashboards;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The newest version of each, without the documents")
  public DashboardList list() {
    return entries(dashboards.list());
  }

  @GET
  @Path("{name}")
  @AllowedTo(Audience.VIEWER)
  public SavedDashboard get(@PathParam("name") String name) {
    return dashboards.newest(name).map(SavedDashboard::of).orElseThrow(() -> unknown(name));
  }

  @GET
  @Path("{name}/versions")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The last 50 versions, newest first")
  public DashboardList versions(@PathParam("name") String name) {
    List<DashboardVersion> versions = dashboards.versions(name);
    if (versions.isEmpty()) {
      throw unknown(name);
    }
    return entries(versions);
  }

  @GET
  @Path("{name}/versions/{version}")
  @AllowedTo(Audience.VIEWER)
  public SavedDashboard version(
      @PathParam("name") String name, @PathParam("version") long version) {
    return dashboards.find(name, version).map(SavedDashboard::of).orElseThrow(() -> unknown(name));
  }

  @PUT
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary =
          "Save a new version; If-Match is the version that the change is made on, 0 for a new one")
  public SavedAs save(
      @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, JsonObject body) {
    if (body == null) {
      throw ProblemException.invalid("The body must be a Perses document.");
    }
    return new SavedAs(
        dashboards.save(
            new DashboardDocument(name, body), version(ifMatch), currentCaller.get().name()));
  }

  @DELETE
  @Path("{name}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Delete a dashboard with all its versions")
  public void delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
    dashboards.delete(name, version(ifMatch), currentCaller.get().name());
  }

  private static DashboardList entries(List<DashboardVersion> versions) {
    return new DashboardList(versions.stream().map(DashboardEntry::of).toList());
  }

  private static ProblemException unknown(String name) {
    return ProblemException.notFound("There is no such dashboard '" + name + "'.");
  }

  private static long version(String ifMatch) {
    if (ifMatch == null) {
      throw new ProblemException(
          ProblemKind.VERSION_REQUIRED,
          "The header If-Match must hold the dashboard's version, 0 for a new one.");
    }
    try {
      return Long.parseLong(ifMatch.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw ProblemException.stale("If-Match '" + ifMatch + "' is not a version.");
    }
  }
}
