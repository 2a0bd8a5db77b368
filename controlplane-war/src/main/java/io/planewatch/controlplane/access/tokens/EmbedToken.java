package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.EmbeddedPage;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.TokenHash;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A token of minutes for the pages of one origin. Rows are only added and removed. */
@Entity
@Table(name = "embed_token")
public class EmbedToken {
  @Id private long seq;
  private String id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Embedded private StoredCaller caller;
  private String account;
  private String lineage;
  private String issuer;
  private String origin;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected EmbedToken() {}

  EmbedToken(Token token, Caller caller, String origin, Instant expiresAt) {
    this.id = UUID.randomUUID().toString();
    this.tokenHash = token.hash().hex();
    this.caller = new StoredCaller(caller);
    this.account = caller.account().orElse(null);
    this.lineage = caller.lineage().text();
    this.issuer = issuer(caller);
    this.origin = origin;
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  /** Whose tokens count together: those of an account, or those that were made with one token. */
  static String issuer(Caller maker) {
    List<String> tokens = maker.lineage().tokens();
    return maker
        .account()
        .or(() -> maker.lineage().firstApiToken())
        .orElseGet(() -> tokens.isEmpty() ? "nobody" : tokens.get(tokens.size() - 1));
  }

  void place(long place) {
    seq = place;
  }

  long seq() {
    return seq;
  }

  String id() {
    return id;
  }

  TokenHash hash() {
    return new TokenHash(tokenHash);
  }

  String issuer() {
    return issuer;
  }

  EmbeddedPage page() {
    return new EmbeddedPage(
        caller
            .toCaller()
            .inTheNameOf(Optional.ofNullable(account))
            .through(Lineage.parse(lineage).followedBy(id)),
        origin);
  }

  Instant expiresAt() {
    return expiresAt.toInstant();
  }
}
