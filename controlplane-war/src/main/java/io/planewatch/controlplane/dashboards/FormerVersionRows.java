package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;

/**
 * Dashboards that a former version of the control plane saves or deletes beside this one during a
 * rolling upgrade: it knows the versions and not whose they are.
 */
final class FormerVersionRows {
  /** As the migration script did with those that were there. */
  private static final String ADOPT =
      "insert into dashboard (id, name, owner, owner_key, everybody, granted_planes,"
          + " granted_environments, granted_lines_of_business, scope_key) select v.name, v.name,"
          + " v.author, concat('name:', v.author), true, '', '', '', 'everybody' from"
          + " dashboard_version v where v.version = (select min(f.version) from dashboard_version f"
          + " where f.name = v.name) and not exists (select 1 from dashboard d where d.id ="
          + " v.name)";

  private static final String COUNT_BYTES =
      "update dashboard_version set bytes = octet_length(document) where bytes = 0";

  private static final String FORGET =
      "delete from dashboard where not exists (select 1 from dashboard_version v where v.name ="
          + " dashboard.id)";

  private final Database database;

  FormerVersionRows(Database database) {
    this.database = database;
  }

  /** Called periodically. */
  void adopt() {
    database.inTransaction(FormerVersionRows::adopt);
  }

  private static int adopt(EntityManager entities) {
    int changed = 0;
    for (String statement : new String[] {ADOPT, COUNT_BYTES, FORGET}) {
      changed += entities.createNativeQuery(statement).executeUpdate();
    }
    return changed;
  }
}
