package io.planewatch.controlplane.access.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
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
  private static final int EXPORT_BATCH = 1_000;
  private static final int MAX_EXPORT = 100_000;

  /** The filter as the address holds it. */
  public static class Asked {
    @QueryParam("actor")
    private String actor;

    @QueryParam("action")
    private String action;

    @QueryParam("subject")
    private String subject;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("before")
    @DefaultValue("9223372036854775807")
    private long before;

    AuditFilter filter() {
      return AuditFilter.parse(actor, action, subject, from, to, before);
    }
  }

  /**
   * One entry.
   *
   * @param occurrences how many equal events within a minute the entry stands for
   * @param lastAt when the last of them was
   * @param clientAddress null for what the control plane did by itself
   */
  public record Change(
      long id,
      String at,
      String lastAt,
      long occurrences,
      String actor,
      String action,
      String subject,
      String detail,
      String clientAddress) {
    static Change of(AuditEntry entry) {
      return new Change(
          entry.id(),
          entry.at().toString(),
          entry.lastAt().toString(),
          entry.occurrences(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          entry.detail(),
          entry.clientAddress().orElse(null));
    }
  }

  /**
   * A page of entries.
   *
   * @param next the cursor of the next page, for {@code before}; null on the last page
   */
  public record ChangeList(List<Change> changes, Long next) {}

  @Inject private AuditLog log;
  @Inject private Database database;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @GET
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "Entries of the audit log, newest first",
      description =
          "`actor`, `action` and `subject` are parts of the fields, `from` and `to` times in RFC"
              + " 3339; `before` is the `next` of the page before.")
  public ChangeList list(
      @BeanParam Asked asked, @QueryParam("limit") @DefaultValue("50") int limit) {
    int pageSize = Math.max(1, Math.min(limit, MAX_PAGE));
    List<AuditEntry> entries = log.page(asked.filter(), pageSize + 1);
    boolean isLast = entries.size() <= pageSize;
    List<AuditEntry> page = isLast ? entries : entries.subList(0, pageSize);
    return new ChangeList(
        page.stream().map(Change::of).toList(), isLast ? null : page.get(pageSize - 1).id());
  }

  @GET
  @Path("export")
  @Produces({"text/csv", "application/x-ndjson", MediaType.APPLICATION_JSON})
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary = "The same entries as a file; `format` is csv or ndjson",
      description =
          "At most 100,000 entries, newest first; for older ones ask again with `before` = the"
              + " smallest id of the file.")
  public Response export(
      @BeanParam Asked asked, @QueryParam("format") @DefaultValue("csv") String format) {
    AuditFilter filter = asked.filter();
    AuditExport export = AuditExport.parse(format);
    String actor = currentCaller.get().name();
    database.inTransaction(
        entities -> {
          AuditEntry.write(
              entities,
              clock.instant(),
              actor,
              "audit.export",
              "audit log",
              "as " + export.fileName());
          return filter;
        });
    StreamingOutput body = out -> write(out, filter, export);
    return Response.ok(body, export.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"")
        .build();
  }

  private void write(OutputStream out, AuditFilter asked, AuditExport export) throws IOException {
    out.write(export.header().getBytes(UTF_8));
    AuditFilter filter = asked;
    for (int written = 0; written < MAX_EXPORT; written += EXPORT_BATCH) {
      List<AuditEntry> batch = log.page(filter, EXPORT_BATCH);
      for (AuditEntry entry : batch) {
        out.write(export.line(entry).getBytes(UTF_8));
      }
      if (batch.size() < EXPORT_BATCH) {
        return;
      }
      filter = filter.before(batch.get(batch.size() - 1).id());
    }
  }
}
