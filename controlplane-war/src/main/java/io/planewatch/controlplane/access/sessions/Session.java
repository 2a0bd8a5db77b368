package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.access.TokenHash;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

  @Enumerated(EnumType.STRING)
  @Column(name = "signed_in_by")
  private SignedInBy signedInBy;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected Session() {}

  Session(
      TokenHash hash, Caller caller, SignedInBy signedInBy, Instant createdAt, Instant expiresAt) {
    this.tokenHash = hash.hex();
    this.caller = new StoredCaller(caller);
    this.account = caller.account().orElse(null);
    this.lineage = caller.lineage().text();
    this.signedInBy = signedInBy;
    this.clientAddress = RequestAddress.current().orElse(null);
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

  /** Empty for a session of a former version. */
  Optional<SignedInBy> signedInBy() {
    return Optional.ofNullable(signedInBy);
  }

  /** Empty for a session of a former version. */
  Optional<String> clientAddress() {
    return Optional.ofNullable(clientAddress);
  }

  Instant createdAt() {
    return createdAt.toInstant();
  }

  Instant expiresAt() {
    return expiresAt.toInstant();
  }
}
