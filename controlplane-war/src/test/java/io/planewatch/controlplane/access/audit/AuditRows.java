package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.state.Database;
import java.util.List;

/** What a test's database holds of the audit log. */
public final class AuditRows {
  private AuditRows() {}

  /** Actor and action of each entry, in their order. */
  public static List<String> of(Database database) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery("select e from AuditEntry e order by e.id", AuditEntry.class)
                .getResultList()
                .stream()
                .map(entry -> entry.actor() + " " + entry.action())
                .toList());
  }
}
