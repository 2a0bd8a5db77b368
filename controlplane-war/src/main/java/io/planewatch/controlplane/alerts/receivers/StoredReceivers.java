package io.planewatch.controlplane.alerts.receivers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The administrators' receivers; there is one row. */
@Entity
@Table(name = "receivers")
public class StoredReceivers {
  static final String ONLY = "current";

  @Id private String id;
  private String document;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected StoredReceivers() {}

  static StoredReceivers empty() {
    StoredReceivers receivers = new StoredReceivers();
    receivers.id = ONLY;
    return receivers;
  }

  void become(String text, String actor, Instant now) {
    document = text;
    changedBy = actor;
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  String document() {
    return document;
  }

  String changedBy() {
    return changedBy;
  }

  long rowVersion() {
    return rowVersion;
  }

  Instant changedAt() {
    return changedAt.toInstant();
  }
}
