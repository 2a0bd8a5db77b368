package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.state.Database;
import java.util.List;

/** Reads the audit log, newest entries first. */
public final class AuditLog {
  private final Database database;

  AuditLog(Database database) {
    this.database = database;
  }

  List<AuditEntry> page(AuditFilter filter, int limit) {
    return database.inTransaction(
        entities -> filter.query(entities).setMaxResults(limit).getResultList());
  }
}
