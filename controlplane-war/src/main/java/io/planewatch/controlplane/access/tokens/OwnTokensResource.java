package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.sessions.AccountSessions;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API tokens that were made in the name of the caller's account. */
@RequestScoped
@Path("planewatch/me/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class OwnTokensResource {
  @Inject private ApiTokens tokens;
  @Inject private AccountSessions accountSessions;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest request;

  @GET
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "The API tokens of the caller's account")
  public TokensResource.TokenList list() {
    accountSessions.require(currentCaller.get(), request);
    return new TokensResource.TokenList(
        tokens.own(currentCaller.get()).stream().map(TokensResource.TokenView::of).toList());
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Revoke an API token of the caller's account")
  public void revoke(@PathParam("id") String id) {
    accountSessions.require(currentCaller.get(), request);
    tokens.revokeOwn(currentCaller.get(), id);
  }
}
