package io.planewatch.controlplane.access.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.FrequentEvents;
import io.planewatch.controlplane.access.sessions.ClientAddress;
import io.planewatch.controlplane.access.sessions.FailedAttempt;
import io.planewatch.controlplane.access.sessions.SessionCookie;
import io.planewatch.controlplane.access.sessions.SignInLimit;
import io.planewatch.controlplane.access.sessions.SignIns;
import io.planewatch.controlplane.access.sessions.SignedInBy;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The two ends of a sign-in at the provider; a browser follows both as pages. */
@RequestScoped
@Path("planewatch/oidc")
@Tag(name = "access")
public class OidcResource {
  private static final Logger LOGGER = System.getLogger(OidcResource.class.getName());
  private static final String COOKIE = "planewatch_oidc";
  static final Duration HANDSHAKE_LIFE = Duration.ofMinutes(10);
  private static final String HOME = "";
  private static final String REFUSED = "sign-in?why=refused";
  private static final String FAILED = "sign-in?why=failed";
  private static final String GROUPS_UNKNOWN = "sign-in?why=groups-unknown";
  private static final String GROUPS_ELSEWHERE = "sign-in?why=groups-elsewhere";

  @Inject private Optional<OidcSignIn> configured;
  @Inject private SignIns signIns;
  @Inject private SignInLimit limit;
  @Inject private FrequentEvents events;
  @Inject private AccessConfig config;
  @Context private HttpServletRequest request;

  /**
   * The provider as the sign-in page names it.
   *
   * @param name null where there is none
   */
  public record Named(String name) {}

  @GET
  @Path("provider")
  @Produces(MediaType.APPLICATION_JSON)
  @AllowedTo(Audience.ANYONE)
  @Operation(summary = "At which identity provider one may sign in")
  public Named provider() {
    return new Named(configured.map(OidcSignIn::providerName).orElse(null));
  }

  @GET
  @Path("start")
  @AllowedTo(Audience.ANYONE)
  @Operation(summary = "Lead the browser to the identity provider")
  public Response start() {
    OidcSignIn signIn = required();
    limit.start(ClientAddress.of(request, config));
    Handshake handshake = Handshake.begin();
    try {
      return Response.seeOther(signIn.signInAddress(handshake))
          .cookie(
              handshakeCookie(
                  signIn.signature().sign(handshake), Math.toIntExact(HANDSHAKE_LIFE.toSeconds())))
          .build();
    } catch (ProviderFailure e) {
      return ended(failed(e));
    }
  }

  @GET
  @Path("callback")
  @AllowedTo(Audience.ANYONE)
  @Operation(summary = "Where the identity provider sends the browser back to")
  public Response callback(
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("state") @DefaultValue("") String state,
      @CookieParam(COOKIE) @DefaultValue("") String kept) {
    OidcSignIn signIn = required();
    Optional<Handshake> handshake =
        signIn.signature().verify(kept).filter(known -> isOf(known, state) && !code.isEmpty());
    if (handshake.isEmpty()) {
      return ended(FAILED);
    }
    SignInOutcome[] outcome = {new SignInOutcome.NoAccess()};
    try {
      return limit
          .attempt(
              ClientAddress.of(request, config),
              Optional.empty(),
              () -> {
                outcome[0] = asked(signIn, code, handshake.get());
                return admitted(outcome[0]);
              })
          .map(this::signedIn)
          .orElseGet(() -> refused(outcome[0]));
    } catch (ProviderFailure e) {
      events.count("unknown", "session.refuse", "caller unknown", "by provider: failed");
      return ended(failed(e));
    }
  }

  /** Counts as a failed attempt also when the provider refuses: it has been asked. */
  private static SignInOutcome asked(OidcSignIn signIn, String code, Handshake handshake) {
    try {
      return signIn.outcome(code, handshake);
    } catch (ProviderFailure e) {
      throw new FailedAttempt(e);
    }
  }

  private static Optional<Caller> admitted(SignInOutcome outcome) {
    return outcome instanceof SignInOutcome.Admitted known
        ? Optional.of(known.caller())
        : Optional.empty();
  }

  private Response refused(SignInOutcome outcome) {
    events.count(
        "unknown",
        "session.refuse",
        "caller unknown",
        "by provider: " + outcome.getClass().getSimpleName());
    if (outcome instanceof SignInOutcome.GroupsUnknown) {
      LOGGER.log(
          Level.WARNING,
          "A sign-in was refused: neither the ID token nor the userinfo endpoint holds the claim of"
              + " planewatch.oidc.roles-claim. Configure the provider or the scopes so that one does.");
      return ended(GROUPS_UNKNOWN);
    }
    if (outcome instanceof SignInOutcome.GroupsElsewhere) {
      LOGGER.log(
          Level.WARNING,
          "A sign-in was refused: the person is in more groups than the provider puts into a token."
              + " Configure the provider to send only the groups that are assigned to this application.");
      return ended(GROUPS_ELSEWHERE);
    }
    return ended(REFUSED);
  }

  private Response signedIn(Caller caller) {
    SignIns.SignedIn session = signIns.begin(caller, SignedInBy.PROVIDER);
    return Response.seeOther(below(HOME))
        .cookie(
            SessionCookie.of(session.session(), config.sessionLifetime(), request.isSecure()),
            handshakeCookie("", 0))
        .build();
  }

  private Response ended(String page) {
    return Response.seeOther(below(page)).cookie(handshakeCookie("", 0)).build();
  }

  private String failed(ProviderFailure failure) {
    LOGGER.log(Level.WARNING, "A sign-in at the identity provider failed: " + failure.getMessage());
    LOGGER.log(Level.DEBUG, "A sign-in at the identity provider failed", failure);
    return FAILED;
  }

  private URI below(String page) {
    return URI.create(required().below(page));
  }

  private OidcSignIn required() {
    return configured.orElseThrow(
        () -> ProblemException.notFound("This control plane has no identity provider."));
  }

  private static boolean isOf(Handshake handshake, String state) {
    return handshake.state().equals(new State(state.isEmpty() ? "none" : state));
  }

  /** Lax, because the provider's page leads back here; it opens nothing by itself. */
  private NewCookie handshakeCookie(String value, int maxAgeSeconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(required().below("api/planewatch/oidc"))
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
