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

/**
 * The code of a sign-in link. The first person who sends the code becomes the caller of the link.
 */
@Entity
@Table(name = "sign_in_code")
public class SignInCode {
  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Embedded private StoredCaller caller;
  private String account;
  private String lineage;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected SignInCode() {}

  SignInCode(TokenHash hash, Caller caller, Instant createdAt, Instant expiresAt) {
    this.codeHash = hash.hex();
    this.caller = new StoredCaller(caller);
    this.account = caller.account().orElse(null);
    this.lineage = caller.lineage().text();
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  Caller caller() {
    return caller
        .toCaller()
        .inTheNameOf(Optional.ofNullable(account))
        .through(Lineage.parse(lineage));
  }
}
