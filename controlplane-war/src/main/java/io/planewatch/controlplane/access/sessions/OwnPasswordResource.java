package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.accounts.Accounts;
import io.planewatch.controlplane.access.accounts.Password;
import io.planewatch.controlplane.access.accounts.PasswordSignIn;
import io.planewatch.controlplane.access.audit.FrequentEvents;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's own password. */
@RequestScoped
@Path("planewatch/me/password")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class OwnPasswordResource {
  /**
   * What the person chose.
   *
   * @param endTokens whether the API tokens of the account end too
   */
  public record PasswordChange(String current, String password, boolean endTokens) {}

  @Inject private Accounts accounts;
  @Inject private PasswordSignIn signIn;
  @Inject private AccountSessions accountSessions;
  @Inject private SignInLimit limit;
  @Inject private FrequentEvents events;
  @Inject private AccessConfig config;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest request;

  @PUT
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Change one's own password; one's sessions end")
  public void change(PasswordChange body) {
    accountSessions.require(currentCaller.get(), request);
    if (body == null || body.current() == null) {
      throw ProblemException.invalid("The body must hold the current and the new password.");
    }
    Caller caller = currentCaller.get();
    Optional<Caller> owner =
        limit.attempt(
            ClientAddress.of(request, config),
            Optional.of(caller.name()),
            () -> owner(caller, body.current()));
    if (owner.isEmpty()) {
      events.count(
          caller.name(), "session.refuse", "caller " + caller.name(), "change of the password");
      throw ProblemException.forbidden("The current password is wrong, or you have none here.");
    }
    accounts.changeOwnPassword(caller, body.password(), body.endTokens());
  }

  private Optional<Caller> owner(Caller caller, String current) {
    return signIn
        .check(caller.name(), new Password(current))
        .filter(owner -> owner.account().equals(caller.account()));
  }
}
