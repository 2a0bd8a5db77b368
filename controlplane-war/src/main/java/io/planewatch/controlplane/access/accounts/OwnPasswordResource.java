package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's own password. */
@RequestScoped
@Path("planewatch/me/password")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class OwnPasswordResource {
  public record PasswordChange(String current, String password) {}

  @Inject private Accounts accounts;
  @Inject private PasswordSignIn signIn;
  @Inject private CurrentCaller currentCaller;

  @PUT
  @AllowedTo(Audience.VIEWER)
  @Operation(summary = "Change one's own password; one's sessions end")
  public void change(PasswordChange body) {
    if (body == null || body.current() == null) {
      throw ProblemException.invalid("The body must hold the current and the new password.");
    }
    Caller caller = currentCaller.get();
    boolean isOwner =
        signIn
            .check(caller.name(), new Password(body.current()))
            .filter(owner -> owner.account().equals(caller.account()))
            .isPresent();
    if (!isOwner) {
      throw ProblemException.forbidden("The current password is wrong, or you have none here.");
    }
    accounts.changeOwnPassword(caller, body.password());
  }
}
