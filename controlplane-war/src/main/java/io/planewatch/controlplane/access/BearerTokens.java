package io.planewatch.controlplane.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A kind of token that is accepted in an Authorization header. Asked at every request, so it
 * answers from memory.
 */
public interface BearerTokens {
  Optional<Identity> identify(TokenHash hash, Instant now);
}
