package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.GrantsRequest;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestDuration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API tokens. */
@RequestScoped
@Path("planewatch/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class TokensResource {
  public record NewToken(
      String name,
      String role,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness,
      String validFor) {
    Caller holder(Caller maker) {
      return new Caller(
          ActorName.parse(name, maker),
          Role.parse(role),
          new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
    }

    Duration validity() {
      return RequestDuration.parse("validFor", validFor, "PT12H");
    }
  }

  public record Rotation(String validFor, String overlap) {}

  public record IssuedToken(String id, String token, String expiresAt) {}

  public record TokenView(
      String id, CallerView holder, String createdBy, String createdAt, String expiresAt) {
    static TokenView of(ApiToken token) {
      return new TokenView(
          token.id(),
          CallerView.of(token.caller()),
          token.createdBy(),
          token.createdAt().toString(),
          token.expiresAt().toString());
    }
  }

  public record TokenList(List<TokenView> tokens) {}

  @Inject private ApiTokens tokens;
  @Inject private GrantNames grantNames;
  @Inject private CurrentCaller currentCaller;

  @POST
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Issue a token; its text is shown this once")
  public Response issue(NewToken request) {
    if (request == null) {
      throw ProblemException.invalid("The body must name the token, its role and validFor.");
    }
    Caller maker = currentCaller.get();
    Caller holder = grantNames.checked(maker, request.holder(maker));
    ApiTokens.Issued issued = tokens.issue(maker, holder, request.validity());
    return Response.status(Response.Status.CREATED)
        .entity(new IssuedToken(issued.id(), issued.token().text(), issued.expiresAt().toString()))
        .build();
  }

  @GET
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "The tokens that the caller could have issued")
  public TokenList list() {
    return new TokenList(tokens.list(currentCaller.get()).stream().map(TokenView::of).toList());
  }

  @POST
  @Path("{id}/rotation")
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Issue a token like this one, which ends after the overlap; shown this once")
  public Response rotate(@PathParam("id") String id, Rotation request) {
    if (request == null) {
      throw ProblemException.invalid("The body must hold validFor and overlap.");
    }
    ApiTokens.Issued issued =
        tokens.rotate(
            currentCaller.get(),
            id,
            RequestDuration.parse("validFor", request.validFor(), "PT12H"),
            RequestDuration.parse("overlap", request.overlap(), "PT12H"));
    return Response.status(Response.Status.CREATED)
        .entity(new IssuedToken(issued.id(), issued.token().text(), issued.expiresAt().toString()))
        .build();
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.ADMIN)
  @Operation(
      summary =
          "Revoke a token, with the tokens, links and sessions that were made with it; their next request is refused")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(currentCaller.get(), id);
  }
}
