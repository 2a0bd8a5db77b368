package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.AllowedTo;
import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.access.GrantsRequest;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.sessions.AccountSessions;
import io.planewatch.controlplane.problems.IfMatch;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts of people, with their role and grants. */
@RequestScoped
@Path("planewatch/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AccountsResource {
  /** Grants as in {@link GrantsRequest}: without any list, the account is unrestricted. */
  public record NewAccount(
      String name,
      String password,
      String role,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness) {
    Caller holder() {
      return new Caller(
          AccountName.parse(name),
          Role.parse(role),
          new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
    }
  }

  /** The new permissions of an account. */
  public record Admission(
      String role,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness,
      boolean blocked) {
    Caller holder() {
      return new Caller(
          "",
          Role.parse(role),
          new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
    }
  }

  public record NewPassword(String password) {}

  /**
   * An account as it is shown.
   *
   * @param signsIn {@code password} or {@code provider}
   * @param rowVersion to be sent back as If-Match with a change
   */
  public record AccountView(
      String id,
      CallerView holder,
      String signsIn,
      boolean blocked,
      String createdBy,
      String createdAt,
      long rowVersion) {
    static AccountView of(Account account) {
      return new AccountView(
          account.id(),
          CallerView.of(account.caller()),
          account.passwordHash().isPresent() ? "password" : "provider",
          account.isBlocked(),
          account.createdBy(),
          account.createdAt().toString(),
          account.rowVersion());
    }
  }

  public record AccountList(List<AccountView> accounts) {}

  @Inject private Accounts accounts;
  @Inject private AccountSessions accountSessions;
  @Inject private CurrentCaller currentCaller;
  @Context private HttpServletRequest request;

  @GET
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "The accounts that the caller could have made")
  public AccountList list() {
    return new AccountList(
        accounts.list(currentCaller.get()).stream().map(AccountView::of).toList());
  }

  @POST
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Make an account that signs in by name and password")
  public Response create(NewAccount body) {
    Caller holder = required(body).holder();
    Account account =
        accounts.create(
            currentCaller.get(), holder, Password.chosen(body.password(), holder.name()));
    return Response.status(Response.Status.CREATED).entity(AccountView.of(account)).build();
  }

  @PUT
  @Path("{id}")
  @AllowedTo(Audience.ADMIN)
  @Operation(
      summary =
          "Change role, grants and block of an account; less holds from the next request on, more from the next sign-in")
  public AccountView admit(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, Admission body) {
    accountSessions.requireForOwn(currentCaller.get(), id, request);
    return AccountView.of(
        accounts.admit(
            currentCaller.get(),
            id,
            IfMatch.rowVersion(ifMatch),
            required(body).holder(),
            body.blocked()));
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Remove an account with its sessions and the tokens it made")
  public void remove(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    accountSessions.requireForOwn(currentCaller.get(), id, request);
    accounts.remove(currentCaller.get(), id, IfMatch.rowVersion(ifMatch));
  }

  @PUT
  @Path("{id}/password")
  @AllowedTo(Audience.ADMIN)
  @Operation(summary = "Give an account a new password; its sessions and API tokens end")
  public void setPassword(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, NewPassword body) {
    accountSessions.requireForOwn(currentCaller.get(), id, request);
    accounts.setPassword(
        currentCaller.get(), id, IfMatch.rowVersion(ifMatch), required(body).password());
  }

  private static <T> T required(T body) {
    if (body == null) {
      throw ProblemException.invalid("The body is missing.");
    }
    return body;
  }
}
