package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log. */
@RequestScoped
@Path("planewatch/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditResource {
  private static final int MAX_PAGE = 200;

  public record Change(
      long id, String at, String actor, String action, String subject, String detail) {
    static Change of(AuditEntry entry) {
      return new Change(
          entry.id(),
          entry.at().toString(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          entry.detail());
    }
  }

  public record ChangeList(List<Change> changes) {}

  @Inject private Database database;

  @GET
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(summary = "Changes, newest first; `before` is the id of the last one that was read")
  public ChangeList list(
      @QueryParam("before") @DefaultValue("9223372036854775807") long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int pageSize = Math.max(1, Math.min(limit, MAX_PAGE));
    List<AuditEntry> entries =
        database.inTransaction(
            entityManager ->
                entityManager
                    .createQuery(
                        "select e from AuditEntry e where e.id < :before order by e.id desc",
                        AuditEntry.class)
                    .setParameter("before", before)
                    .setMaxResults(pageSize)
                    .getResultList());
    return new ChangeList(entries.stream().map(Change::of).toList());
  }
}
