package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.sessions.SessionDirectory;
import io.planewatch.controlplane.state.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Identifies the sender of a request, only from memory. */
final class Authenticator {
  private final List<BearerTokens> bearerTokens;
  private final SessionDirectory sessions;
  private final Snapshots snapshots;
  private final Clock clock;

  Authenticator(
      List<BearerTokens> bearerTokens,
      SessionDirectory sessions,
      Snapshots snapshots,
      Clock clock) {
    this.bearerTokens = List.copyOf(bearerTokens);
    this.sessions = sessions;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  Authentication authenticate(Presented presented) {
    if (presented instanceof Presented.InHeader header) {
      return identified(byHeader(header.hash()), false);
    }
    if (presented instanceof Presented.InCookie cookie) {
      return identified(sessions.identify(cookie.hash(), clock.instant()), true);
    }
    return new Authentication.Unknown();
  }

  private Optional<Identity> byHeader(TokenHash hash) {
    Instant now = clock.instant();
    for (BearerTokens tokens : bearerTokens) {
      Optional<Identity> identity = tokens.identify(hash, now);
      if (identity.isPresent()) {
        return identity;
      }
    }
    return Optional.empty();
  }

  private Authentication identified(Optional<Identity> identity, boolean byCookie) {
    if (!snapshots.mayIdentify()) {
      return new Authentication.Undecidable();
    }
    return identity
        .<Authentication>map(known -> new Authentication.Identified(known, byCookie))
        .orElseGet(Authentication.Unknown::new);
  }
}
