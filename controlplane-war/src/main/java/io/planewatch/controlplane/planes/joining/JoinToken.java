package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.planes.Allowance;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * With this a plane proves which one it is; it may announce what is allowed here and nothing else.
 */
@Entity
@Table(name = "join_token")
public class JoinToken {
  @Id private String id;

  @Column(name = "plane_id")
  private String planeId;

  @Column(name = "token_hash")
  private String tokenHash;

  /** Separated by blanks; an allowance holds none. */
  private String announce;

  @Column(name = "issued_at")
  private OffsetDateTime issuedAt;

  /** Null while it is the newest; a former one that overlaps ends then. */
  @Column(name = "valid_until")
  private OffsetDateTime validUntil;

  protected JoinToken() {}

  JoinToken(String id, String planeId, TokenHash hash, Set<Allowance> announce, Instant issuedAt) {
    this.id = id;
    this.planeId = planeId;
    this.tokenHash = hash.hex();
    this.announce =
        announce.stream().map(Allowance::text).sorted().collect(Collectors.joining(" "));
    this.issuedAt = issuedAt.atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  String planeId() {
    return planeId;
  }

  TokenHash hash() {
    return new TokenHash(tokenHash);
  }

  Instant validUntil() {
    return validUntil == null ? Instant.MAX : validUntil.toInstant();
  }

  /** Never lengthens its life. */
  void endAt(Instant end) {
    if (end.isBefore(validUntil())) {
      validUntil = end.atOffset(ZoneOffset.UTC);
    }
  }

  Set<Allowance> announce() {
    return Arrays.stream(announce.split(" ", -1))
        .filter(text -> !text.isEmpty())
        .map(Allowance::parse)
        .collect(Collectors.toUnmodifiableSet());
  }
}
