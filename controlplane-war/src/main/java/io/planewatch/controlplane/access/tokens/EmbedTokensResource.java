package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.EmbeddingConfig;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.GrantsRequest;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestDuration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens of pages that show our panels inside another application; its server asks for them. */
@RequestScoped
@Path("planewatch/embed-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class EmbedTokensResource {
  private static final Duration MAX_VALIDITY = Duration.ofMinutes(15);
  private static final int MAX_NAME = 80;

  /** Grants as in {@link GrantsRequest}; a page only reads. */
  public record NewEmbedToken(
      String origin,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness,
      String validFor) {
    Caller holder() {
      String name = "page of " + origin;
      return new Caller(
          name.substring(0, Math.min(MAX_NAME, name.length())),
          Role.VIEWER,
          new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
    }

    Duration validity() {
      return RequestDuration.upTo(
          MAX_VALIDITY, "validFor", validFor == null ? "PT5M" : validFor, "PT5M");
    }
  }

  @Inject private EmbedTokens tokens;
  @Inject private EmbeddingConfig embedding;
  @Inject private GrantNames grantNames;
  @Inject private CurrentCaller currentCaller;

  @POST
  @AllowedTo(Audience.VIEWER)
  @Operation(
      summary = "Issue a token of minutes for a page of the named origin, which then reads with it")
  public Response issue(NewEmbedToken request) {
    if (request == null || embedding.known(request.origin()).isEmpty()) {
      throw ProblemException.invalid(
          "origin: must be one of " + EmbeddingConfig.PREFIX + ".origins in the configuration");
    }
    ApiTokens.Issued issued =
        tokens.issue(
            currentCaller.get(),
            grantNames.checked(currentCaller.get(), request.holder()),
            request.origin(),
            request.validity());
    return Response.status(Response.Status.CREATED)
        .entity(
            new TokensResource.IssuedToken(
                issued.id(), issued.token().text(), issued.expiresAt().toString()))
        .build();
  }
}
