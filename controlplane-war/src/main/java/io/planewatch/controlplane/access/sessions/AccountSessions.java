package io.planewatch.controlplane.access.sessions;

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
   * Gives the session in which the request was sent.
   *
   * @throws ProblemException 403 when the request was not sent in a session of the account itself
   */
  public TokenHash require(HttpServletRequest request) {
    return require(SessionCookie.shown(request));
  }

  TokenHash require(Optional<TokenHash> shown) {
    return shown
        .filter(
            hash ->
                directory
                    .open(clock.instant())
                    .anyMatch(
                        session -> session.hash().equals(hash) && session.isOfAccountItself()))
        .orElseThrow(
            () ->
                ProblemException.forbidden(
                    "Sign in to your own account by password or at the identity provider. Guests,"
                        + " API tokens and embedded pages may not see or change the account's"
                        + " sessions, tokens and password."));
  }
}
