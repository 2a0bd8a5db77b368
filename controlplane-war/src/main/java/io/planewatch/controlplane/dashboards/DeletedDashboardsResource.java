package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.dashboards.DashboardViews.DeletedDashboard;
import io.planewatch.controlplane.dashboards.DashboardViews.DeletedDashboardList;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The bin of dashboards. */
@RequestScoped
@Path("planewatch/deleted-dashboards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dashboards")
public class DeletedDashboardsResource {
  @Inject private DeletedDashboards deleted;
  @Inject private CurrentCaller currentCaller;

  @GET
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Deleted dashboards that the caller may restore, the last deleted first")
  public DeletedDashboardList list() {
    return new DeletedDashboardList(
        deleted.list(currentCaller.get()).stream().map(this::view).toList());
  }

  @POST
  @Path("{id}/restore")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Take a dashboard from the bin, with its versions and its planes")
  public void restore(@PathParam("id") String id) {
    deleted.restore(id, currentCaller.get());
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.EDITOR)
  @Operation(summary = "Remove a deleted dashboard for good; If-Match is its version")
  public void purge(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    deleted.purge(id, DashboardVersionId.of(ifMatch), currentCaller.get());
  }

  private DeletedDashboard view(DashboardSummary found) {
    Dashboard dashboard = found.dashboard();
    return new DeletedDashboard(
        dashboard.id(),
        dashboard.name(),
        found.version(),
        found.title(),
        dashboard.owner(),
        dashboard.deletedBy(),
        dashboard.deletedAt().orElseThrow().toString(),
        deleted.removedAt(dashboard).toString());
  }
}
