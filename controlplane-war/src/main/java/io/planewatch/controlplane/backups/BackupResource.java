package io.planewatch.controlplane.backups;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The database as a file, for {@code ./planewatch backup}. */
@RequestScoped
@Path("planewatch/backups")
@Tag(name = "backups")
public class BackupResource {
  @Inject private DataSource dataSource;
  @Inject private Database database;
  @Inject private Clock clock;
  @Inject private CurrentCaller currentCaller;

  @POST
  @Produces("application/zip")
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Take a copy of the H2 database, as a zip archive")
  public StreamingOutput take() throws SQLException {
    DatabaseBackup backup = new DatabaseBackup(dataSource);
    if (!backup.isPossible()) {
      throw ProblemException.conflict(
          "The control plane's database is PostgreSQL; back it up with pg_dump.");
    }
    String actor = currentCaller.get().name();
    database.inTransaction(
        entities -> {
          AuditEntry.write(entities, clock.instant(), actor, "backup", "database", "taken");
          return null;
        });
    return out -> {
      try {
        backup.writeTo(out);
      } catch (SQLException e) {
        throw new WebApplicationException("the database can't be copied", e);
      }
    };
  }
}
