package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.TokenHash;
import java.util.List;
import java.util.Optional;

/**
 * A session as the API shows it.
 *
 * @param signedInBy PASSWORD, LINK or PROVIDER; null for sessions of a former version
 * @param clientAddress from where the browser signed in; null for sessions of a former version
 * @param current whether the request was sent in this session
 */
public record SessionView(
    String id,
    CallerView holder,
    String signedInBy,
    String clientAddress,
    String createdAt,
    String expiresAt,
    boolean current) {
  /**
   * A page of sessions.
   *
   * @param next the cursor of the next page, for {@code after}; null on the last page
   */
  public record SessionList(List<SessionView> sessions, String next) {}

  static SessionView of(OpenSession session, Optional<TokenHash> shown) {
    return new SessionView(
        session.id(),
        CallerView.of(session.caller()),
        session.signedInBy().map(SignedInBy::name).orElse(null),
        session.clientAddress().orElse(null),
        session.createdAt().toString(),
        session.expiresAt().toString(),
        shown.equals(Optional.of(session.hash())));
  }
}
