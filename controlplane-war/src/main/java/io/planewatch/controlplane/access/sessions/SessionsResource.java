package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sessions of everybody whom an administrator may administer. */
@RequestScoped
@Path("planewatch/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SessionsResource {
  private static final int MAX_PAGE = 200;

  @Inject private Sessions sessions;
  @Inject private AccountSessions accountSessions;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest request;

  @GET
  @AllowedTo(Audience.ADMIN)
  @Operation(
      summary = "Sessions that reach no further than the caller, newest first",
      description = "`after` is the `next` of the page before.")
  public SessionView.SessionList list(
      @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") int limit) {
    int pageSize = Math.max(1, Math.min(limit, MAX_PAGE));
    List<OpenSession> found =
        sessions.within(
            currentCaller.get(),
            accountSessions.isShown(currentCaller.get(), request),
            Optional.ofNullable(after),
            pageSize + 1);
    boolean isLast = found.size() <= pageSize;
    List<OpenSession> page = isLast ? found : found.subList(0, pageSize);
    return new SessionView.SessionList(
        page.stream()
            .map(session -> SessionView.of(session, SessionCookie.shown(request)))
            .toList(),
        isLast ? null : page.get(pageSize - 1).id());
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "End a session; its next request is refused")
  public void end(@PathParam("id") String id) {
    Caller admin = currentCaller.get();
    sessions.end(admin, accountSessions.isShown(admin, request), id);
  }
}
