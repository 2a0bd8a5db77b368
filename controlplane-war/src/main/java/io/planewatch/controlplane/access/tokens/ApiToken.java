package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.access.TokenHash;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A token of the API. The row goes when the token would have ended; the audit log keeps that there
 * was one.
 */
@Entity
@Table(name = "api_token")
public class ApiToken {
  @Id private String id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Embedded private StoredCaller caller;
  private String account;
  private String lineage;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  /** Null while it is good. */
  @Column(name = "revoked_at")
  private OffsetDateTime revokedAt;

  /** Set by a former version for a page's token, which is then no token of programs. */
  @Column(name = "embedding_origin")
  private String embeddingOrigin;

  protected ApiToken() {}

  ApiToken(
      String id,
      TokenHash hash,
      Caller caller,
      String createdBy,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.tokenHash = hash.hex();
    this.caller = new StoredCaller(caller);
    this.account = caller.account().orElse(null);
    this.lineage = caller.lineage().text();
    this.createdBy = createdBy;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  TokenHash hash() {
    return new TokenHash(tokenHash);
  }

  /** Whoever shows it, or sits on the page that does. */
  Caller caller() {
    return caller
        .toCaller()
        .inTheNameOf(Optional.ofNullable(account))
        .through(Lineage.parse(lineage).followedBy(id));
  }

  /** Never lengthens its life. */
  void endAt(Instant end) {
    if (end.isBefore(expiresAt())) {
      expiresAt = end.atOffset(ZoneOffset.UTC);
    }
  }

  void revokeAt(Instant now) {
    revokedAt = now.atOffset(ZoneOffset.UTC);
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  String createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt.toInstant();
  }

  Instant expiresAt() {
    return expiresAt.toInstant();
  }
}
