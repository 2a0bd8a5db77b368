package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestTime;
import io.planewatch.controlplane.ranges.RangeCache;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clears the range cache, for example after samples of the past have changed. */
@RequestScoped
@Path("planewatch/range-cache")
@Tag(name = "queries")
public class RangeCacheResource {
  @Inject private RangeCache cache;
  @Inject private Database database;
  @Inject private CurrentCaller currentCaller;
  @Inject private Clock clock;

  @DELETE
  @AllowedTo(Audience.UNRESTRICTED_ADMIN)
  @Operation(
      summary =
          "Forget the cached answers of this replica; `since` keeps the steps before that instant (ISO-8601)")
  public void forget(@QueryParam("since") String since) {
    Optional<Instant> instant = Optional.ofNullable(since).map(RangeCacheResource::instant);
    instant.ifPresentOrElse(cache::forgetSince, cache::forget);
    String caller = currentCaller.get().name();
    String detail = instant.map(from -> "since " + from).orElse("");
    database.inTransaction(
        entities -> {
          AuditEntry.write(
              entities, clock.instant(), caller, "range-cache.forget", "range cache", detail);
          return detail;
        });
  }

  static Instant instant(String text) {
    try {
      Instant since = Instant.parse(text);
      if (RequestTime.isWithinBounds(since)) {
        return since;
      }
    } catch (DateTimeParseException unreadable) {
      // Refused below, in the same words as a time out of bounds.
    }
    throw ProblemException.invalid(
        "since: must be an ISO-8601 instant such as 2026-11-21T00:00:00Z, in the years 1970 to"
            + " 9999");
  }
}
