package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
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

/** A token of the API. Revoking deletes the row; the audit log keeps that there was one. */
@Entity
@Table(name = "api_token")
public class ApiToken {
  @Id private String id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Embedded private StoredCaller caller;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

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

  Caller caller() {
    return caller.toCaller();
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
