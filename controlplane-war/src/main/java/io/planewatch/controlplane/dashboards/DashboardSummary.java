package io.planewatch.controlplane.dashboards;

import java.time.Instant;
import java.time.OffsetDateTime;

/** A version of a dashboard without its document. */
record DashboardSummary(
    Dashboard dashboard, long version, String title, String author, Instant savedAt) {
  /** What {@link #of} reads, of the aliases d (dashboard) and v (version). */
  static final String COLUMNS = "d, v.version, v.title, v.author, v.savedAt";

  static final String NEWEST =
      "v.name = d.id and v.version ="
          + " (select max(w.version) from DashboardVersion w where w.name = d.id)";

  static DashboardSummary of(Object[] row) {
    return new DashboardSummary(
        (Dashboard) row[0],
        (long) row[1],
        (String) row[2],
        (String) row[3],
        ((OffsetDateTime) row[4]).toInstant());
  }
}
