package io.planewatch.controlplane.access.sessions;

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

/** A browser that is signed in. */
@Entity
@Table(name = "browser_session")
public class Session {
  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Embedded private StoredCaller caller;
  private String account;
  private String lineage;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected Session() {}

  Session(TokenHash hash, Caller caller, Instant createdAt, Instant expiresAt) {
    this.tokenHash = hash.hex();
    this.caller = new StoredCaller(caller);
    this.account = caller.account().orElse(null);
    this.lineage = caller.lineage().text();
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  TokenHash hash() {
    return new TokenHash(tokenHash);
  }

  Caller caller() {
    return caller
        .toCaller()
        .inTheNameOf(Optional.ofNullable(account))
        .through(Lineage.parse(lineage));
  }

  Instant expiresAt() {
    return expiresAt.toInstant();
  }
}
