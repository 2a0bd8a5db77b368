package io.planewatch.controlplane.state;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A lease for work of a single replica, with its holder and expiry. */
@Entity
@Table(name = "lease")
public class Lease {
  @Id private String name;
  private String holder;
  private OffsetDateTime until;

  protected Lease() {}

  Lease(String name, String holder, Instant until) {
    this.name = name;
    prolong(holder, until);
  }

  boolean isFor(String other, Instant now) {
    return holder.equals(other) || until.toInstant().isBefore(now);
  }

  final void prolong(String holder, Instant until) {
    this.holder = holder;
    this.until = until.atOffset(ZoneOffset.UTC);
  }
}
