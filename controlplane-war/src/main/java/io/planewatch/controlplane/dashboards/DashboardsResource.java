package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.GrantsRequest;
import io.planewatch.controlplane.dashboards.DashboardViews.DashboardEntry;
import io.planewatch.controlplane.dashboards.DashboardViews.DashboardList;
import io.planewatch.controlplane.dashboards.DashboardViews.SavedAs;
import io.planewatch.controlplane.dashboards.DashboardViews.SavedDashboard;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dashboards that people saved. */
@RequestScoped
@Path("planewatch/dashboards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "dashboards")
public class DashboardsResource {
  private static final int MAX_PAGE = 500;

  /**
   * For which data planes a dashboard is to be.
   *
   * @param everybody true for every caller; then no list may be given
   */
  public record NewAccess(
      boolean everybody,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness) {
    DashboardAccess toAccess() {
      boolean isNamed = planes != null || environments != null || linesOfBusiness != null;
      if (everybody == isNamed) {
        throw ProblemException.invalid(
            "Set `everybody` to true, or name `planes`, `environments` or `linesOfBusiness`.");
      }
      return new DashboardAccess(
          new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
    }
  }

  @Inject private Dashboards dashboards;
  @Inject private DashboardChanges changes;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "The dashboards that the caller may see, by title, without their documents",
      description =
          "`limit` is 1 to 500; `after` is the `next` of the page before. A dashboard is shown when"
              + " all planes that it is for are granted to the caller, or when it is for everybody.")
  public DashboardList list(
      @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw ProblemException.invalid("limit: " + limit + " is not between 1 and " + MAX_PAGE + ".");
    }
    DashboardCursor from =
        after == null || after.isEmpty() ? DashboardCursor.begin() : DashboardCursor.parse(after);
    Dashboards.Page page = dashboards.list(currentCaller.get(), from, limit);
    return new DashboardList(
        entries(page.dashboards()), page.next().map(DashboardCursor::text).orElse(null));
  }

  @GET
  @Path("{dashboard}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The newest version, by the dashboard's id or name")
  public SavedDashboard get(@PathParam("dashboard") String key) {
    return open(key, Optional.empty());
  }

  @GET
  @Path("{dashboard}/versions")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The versions that are kept, newest first, without their documents")
  public DashboardList versions(@PathParam("dashboard") String key) {
    return new DashboardList(entries(dashboards.versions(key, currentCaller.get())), null);
  }

  @GET
  @Path("{dashboard}/versions/{version}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "A former version")
  public SavedDashboard version(
      @PathParam("dashboard") String key, @PathParam("version") long version) {
    return open(key, Optional.of(version));
  }

  @PUT
  @Path("{dashboard}")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary =
          "Save a new version; If-Match is the version that the change is made on, 0 for a new one",
      description =
          "A new dashboard is for all planes that its author may see. 413 when the document is too"
              + " large, 409 when a limit is reached, 429 when one author saves too often.")
  public SavedAs save(
      @PathParam("dashboard") String key,
      @HeaderParam("If-Match") String ifMatch,
      JsonObject body) {
    long on = DashboardVersionId.of(ifMatch);
    if (body == null) {
      throw ProblemException.invalid("The body must be a Perses document.");
    }
    return SavedAs.of(changes.save(key, body, on, currentCaller.get()));
  }

  @PUT
  @Path("{dashboard}/access")
  @AllowedTo(Audience.EDITOR)
  @Operation(
      summary = "Set for which data planes it is; the caller must hold all of them",
      description = "This is saved as a new version; If-Match is the version it is made on.")
  public SavedAs give(
      @PathParam("dashboard") String key, @HeaderParam("If-Match") String ifMatch, NewAccess body) {
    long on = DashboardVersionId.of(ifMatch);
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return SavedAs.of(changes.give(key, body.toAccess(), on, currentCaller.get()));
  }

  @DELETE
  @Path("{dashboard}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Put a dashboard into the bin, from where it can be restored")
  public void delete(@PathParam("dashboard") String key, @HeaderParam("If-Match") String ifMatch) {
    changes.delete(key, DashboardVersionId.of(ifMatch), currentCaller.get());
  }

  private SavedDashboard open(String key, Optional<Long> version) {
    Caller caller = currentCaller.get();
    Dashboards.Opened opened = dashboards.open(key, version, caller);
    return SavedDashboard.of(opened, dashboards.mayChange(opened.dashboard(), caller));
  }

  private List<DashboardEntry> entries(List<DashboardSummary> found) {
    Caller caller = currentCaller.get();
    return found.stream()
        .map(
            summary ->
                DashboardEntry.of(summary, dashboards.mayChange(summary.dashboard(), caller)))
        .toList();
  }
}
