package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Sessions in which a person signed in to their own account, by password or at the identity
 * provider. Guests, API tokens and embedded pages act in the name of the account too, but its
 * sessions, tokens and password are not theirs.
 */
public final class AccountSessions {
  private final SessionDirectory directory;
  private final Clock clock;

  AccountSessions(SessionDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Gives the session in which the request was sent. An API token goes before a cookie, so the
   * cookie may be another account's.
   *
   * @throws ProblemException 403 when the request was not sent in a session of the account itself
   */
  public TokenHash require(Caller caller, HttpServletRequest request) {
    return require(caller, SessionCookie.shown(request));
  }

  /**
   * Refuses a request that would change the account in whose name it was sent, unless it was sent
   * in a session of the account itself: otherwise a guest or a leaked API token with the role of an
   * administrator could take the account over.
   *
   * @param account which is to be changed
   * @throws ProblemException 403
   */
  public void requireForOwn(Caller caller, String account, HttpServletRequest request) {
    if (caller.account().equals(Optional.of(account))) {
      require(caller, request);
    }
  }

  /** Whether the request was sent in a session of the account itself. */
  boolean isShown(Caller caller, HttpServletRequest request) {
    return find(caller, SessionCookie.shown(request)).isPresent();
  }

  TokenHash require(Caller caller, Optional<TokenHash> shown) {
    return find(caller, shown)
        .orElseThrow(
            () ->
                ProblemException.forbidden(
                    "Sign in to your own account by password or at the identity provider. Guests,"
                        + " API tokens and embedded pages may not see or change the account's"
                        + " sessions, tokens, password and access."));
  }

  private Optional<TokenHash> find(Caller caller, Optional<TokenHash> shown) {
    return shown.filter(
        hash ->
            directory
                .open(clock.instant())
                .anyMatch(
                    session ->
                        session.hash().equals(hash)
                            && session.isOf(caller)
                            && session.isOfAccountItself()));
  }
}
