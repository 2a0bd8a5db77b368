package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.TokenHash;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's own sessions, for a browser that is signed in to the account itself. */
@RequestScoped
@Path("planewatch/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class OwnSessionsResource {
  @Inject private Sessions sessions;
  @Inject private AccountSessions accountSessions;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest request;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The browsers in which the caller's account is signed in, newest first")
  public SessionView.SessionList list() {
    Optional<TokenHash> shown = Optional.of(session());
    return new SessionView.SessionList(
        sessions.own(currentCaller.get(), shown).stream()
            .map(session -> SessionView.of(session, shown))
            .toList(),
        null);
  }

  @DELETE
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "End all of the caller's sessions but the one in which this is asked")
  public void endOthers() {
    sessions.endOthers(currentCaller.get(), session());
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "End one of the caller's sessions; its next request is refused")
  public void end(@PathParam("id") String id) {
    sessions.endOwn(currentCaller.get(), Optional.of(session()), id);
  }

  private TokenHash session() {
    return accountSessions.require(currentCaller.get(), request);
  }
}
