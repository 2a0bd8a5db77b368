package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Grants;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Dashboards as the API shows them. */
public final class DashboardViews {
  private DashboardViews() {}

  /**
   * The data planes that a dashboard is for.
   *
   * @param everybody whether every caller sees it; then the lists are empty
   */
  public record AccessView(
      boolean everybody,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness) {
    static AccessView of(DashboardAccess access) {
      return access.scope() instanceof Grants.Restricted named
          ? new AccessView(
              false,
              sorted(named.planes()),
              sorted(named.environments()),
              sorted(named.linesOfBusiness()))
          : new AccessView(true, List.of(), List.of(), List.of());
    }

    private static List<String> sorted(Set<String> names) {
      return names.stream().sorted().toList();
    }
  }

  /**
   * A version without its document.
   *
   * @param id stands in addresses and never changes
   * @param name by which its owner may address it as well
   * @param author of this version
   * @param mayChange whether the caller may save, delete and share it
   */
  public record DashboardEntry(
      String id,
      String name,
      long version,
      String title,
      String owner,
      String author,
      String savedAt,
      AccessView access,
      boolean mayChange) {
    static DashboardEntry of(DashboardSummary found, boolean mayChange) {
      return new DashboardEntry(
          found.dashboard().id(),
          found.dashboard().name(),
          found.version(),
          found.title(),
          found.dashboard().owner(),
          found.author(),
          found.savedAt().toString(),
          AccessView.of(found.dashboard().access()),
          mayChange);
    }
  }

  /**
   * @param next `after` of the next page; absent on the last one
   */
  public record DashboardList(List<DashboardEntry> dashboards, String next) {}

  /**
   * @param author of this version
   * @param document as Perses specifies it
   */
  public record SavedDashboard(
      String id,
      String name,
      long version,
      String owner,
      String author,
      AccessView access,
      boolean mayChange,
      JsonObject document) {
    static SavedDashboard of(Dashboards.Opened opened, boolean mayChange) {
      Dashboard dashboard = opened.dashboard();
      return new SavedDashboard(
          dashboard.id(),
          dashboard.name(),
          opened.version().version(),
          dashboard.owner(),
          opened.version().author(),
          AccessView.of(dashboard.access()),
          mayChange,
          opened.version().document());
    }
  }

  /**
   * @param version what the next change is to be made on
   */
  public record SavedAs(String id, long version) {
    static SavedAs of(Dashboards.Opened opened) {
      return new SavedAs(opened.dashboard().id(), opened.version().version());
    }
  }

  /**
   * A dashboard in the bin.
   *
   * @param removedAt when it can no longer be restored
   */
  public record DeletedDashboard(
      String id,
      String name,
      long version,
      String title,
      String owner,
      String deletedBy,
      String deletedAt,
      String removedAt) {}

  public record DeletedDashboardList(List<DeletedDashboard> dashboards) {}
}
