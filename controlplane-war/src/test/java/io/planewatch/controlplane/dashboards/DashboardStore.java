package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole feature on a database, with the planes prod, qa and dev in environments of their own.
 */
final class DashboardStore {
  final SettableClock clock = new SettableClock();
  final TransactionalDatabase database;
  final Dashboards dashboards;
  final DashboardChanges changes;
  final DeletedDashboards deleted;

  private DashboardStore(Storage storage, PlaneDirectory directory, DashboardsConfig config) {
    database = storage.open(clock);
    dashboards = new Dashboards(database, directory);
    changes = new DashboardChanges(database, dashboards, directory, config, clock);
    deleted = new DeletedDashboards(database, changes, directory, config.binRetention(), clock);
  }

  /**
   * @param settings names below the prefix with their values, one after the other
   */
  static DashboardStore on(Storage storage, String... settings) {
    return on(storage, List.of(), settings);
  }

  static DashboardStore on(Storage storage, List<PlaneEntry> more, String... settings) {
    Map<String, String> values = new HashMap<>();
    values.put("planewatch.dashboards.saves-per-minute", "1000");
    for (int i = 0; i < settings.length; i += 2) {
      values.put(DashboardsConfig.PREFIX + "." + settings[i], settings[i + 1]);
    }
    PlaneEntry[] planes = new PlaneEntry[3 + more.size()];
    planes[0] = PlaneEntries.of("prod", "production", "shop");
    planes[1] = PlaneEntries.of("qa", "test", "shop");
    planes[2] = PlaneEntries.of("dev", "development", "bank");
    for (int i = 0; i < more.size(); i++) {
      planes[3 + i] = more.get(i);
    }
    return new DashboardStore(
        storage,
        PlaneEntries.directory(planes),
        DashboardsConfig.from(
            new Settings(DashboardsConfig.PREFIX, key -> Optional.ofNullable(values.get(key)))));
  }

  /** A first version with the name as its title; gives the id. */
  String save(String name, Caller author) {
    return changes.save(name, document(name, name), DashboardChanges.NONE, author).dashboard().id();
  }

  List<String> titles(Caller caller) {
    return dashboards.list(caller, DashboardCursor.begin(), 500).dashboards().stream()
        .map(DashboardSummary::title)
        .toList();
  }
}
