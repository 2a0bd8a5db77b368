package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.accounts.Password;
import io.planewatch.controlplane.access.accounts.PasswordSignIn;
import io.planewatch.controlplane.access.audit.FrequentEvents;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out, and who one is. */
@RequestScoped
@Path("planewatch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SessionResource {
  /** Either a code, or name and password. */
  public record SignIn(String code, String name, String password) {}

  /**
   * What a sign-in link is made of.
   *
   * @param code stands in the link's fragment, which a browser sends to no server
   */
  public record SignInLink(String code, String expiresAt) {}

  /**
   * Who is asking.
   *
   * @param inOwnAccount whether in a session of the account itself: sessions, tokens and password
   *     of the account are for such callers alone
   */
  public record Me(String name, Role role, CallerView.GrantsView grants, boolean inOwnAccount) {}

  @Inject private SignIns signIns;
  @Inject private AccountSessions accountSessions;
  @Inject private PasswordSignIn passwords;
  @Inject private SignInLimit limit;
  @Inject private AccountDirectory accounts;
  @Inject private FrequentEvents events;
  @Inject private GrantNames grantNames;
  @Inject private CurrentCaller currentCaller;
  @Inject private AccessConfig config;
  @Context private HttpServletRequest request;

  @POST
  @Path("session")
  @AllowedTo(Audience.ANYONE)
  @Operation(
      summary = "Exchange the code of a sign-in link, or name and password, for a session cookie")
  public Response signIn(SignIn attempt) {
    if (attempt == null
        || (attempt.code() == null && (attempt.name() == null || attempt.password() == null))) {
      throw ProblemException.invalid(
          "The body must be {\"code\": \"…\"} or {\"name\": \"…\", \"password\": \"…\"}.");
    }
    SignIns.SignedIn signedIn = attempt.code() != null ? byCode(attempt) : byPassword(attempt);
    return Response.ok(CallerView.of(signedIn.caller()))
        .cookie(SessionCookie.of(signedIn.session(), config.sessionLifetime(), request.isSecure()))
        .build();
  }

  private SignIns.SignedIn byCode(SignIn attempt) {
    return limit
        .attempt(
            ClientAddress.of(request, config),
            Optional.empty(),
            () -> refused("unknown", "link", signIns.redeem(new Token(attempt.code()))))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.UNAUTHORIZED,
                    "This sign-in link is not valid, or not any more. A new one is made by"
                        + " `./planewatch up`."));
  }

  private SignIns.SignedIn byPassword(SignIn attempt) {
    String name = attempt.name().strip().toLowerCase(Locale.ROOT);
    // Only names of accounts stand in the audit log, so that nobody writes texts into it.
    String actor = accounts.isNamed(name) ? name : "unknown";
    return limit
        .attempt(
            ClientAddress.of(request, config),
            Optional.of(name),
            () ->
                refused(actor, "password", passwords.check(name, new Password(attempt.password()))))
        .map(caller -> signIns.begin(caller, SignedInBy.PASSWORD))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.UNAUTHORIZED, "This name and this password are not an account's."));
  }

  /** Writes a failed attempt to the audit log. */
  private <T> Optional<T> refused(String actor, String way, Optional<T> outcome) {
    if (outcome.isEmpty()) {
      events.count(actor, "session.refuse", "caller " + actor, "by " + way);
    }
    return outcome;
  }

  @DELETE
  @Path("session")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "End the browser's session")
  public Response signOut(@CookieParam(SessionCookie.NAME) String session) {
    if (session != null) {
      signIns.signOut(currentCaller.get(), new Token(session).hash());
    }
    return Response.noContent().cookie(SessionCookie.cleared(request.isSecure())).build();
  }

  @GET
  @Path("me")
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Who is asking, with which role and grants")
  public Me me() {
    Caller caller = currentCaller.get();
    CallerView view = CallerView.of(caller);
    return new Me(
        view.name(), view.role(), view.grants(), accountSessions.isShown(caller, request));
  }

  /** The link signs in as the one who made it. */
  @POST
  @Path("sign-in-links")
  @Consumes(MediaType.WILDCARD)
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Make a link that signs in once, as the one who made it")
  public Response signInLink() {
    return made(signIns.link(currentCaller.get()));
  }

  @POST
  @Path("guest-links")
  @AllowedTo(Audience.ADMIN)
  @Operation(
      summary = "Make a link that signs somebody else in once",
      description =
          "`name`, `role` and, for fewer than all, `planes`, `environments`, `linesOfBusiness`; as"
              + " far as whoever makes it reaches at most.")
  public Response guestLink(Guest guest) {
    if (guest == null) {
      throw ProblemException.invalid("The body must name the guest and the role.");
    }
    Caller maker = currentCaller.get();
    return made(signIns.link(maker, grantNames.checked(maker, guest.madeBy(maker))));
  }

  private static Response made(SignIns.Link link) {
    return Response.status(Response.Status.CREATED)
        .entity(new SignInLink(link.code().text(), link.expiresAt().toString()))
        .build();
  }
}
