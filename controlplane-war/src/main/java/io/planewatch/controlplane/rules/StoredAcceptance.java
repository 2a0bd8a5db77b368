package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.rules.Acceptances.Acceptance;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The row of a rule file that the engines have read. */
@Entity
@Table(name = "rule_acceptance")
public class StoredAcceptance {
  @Id private String name;
  private String digest;

  @Column(name = "accepted_at")
  private OffsetDateTime acceptedAt;

  @Column(name = "engine_started")
  private OffsetDateTime engineStarted;

  protected StoredAcceptance() {}

  StoredAcceptance(String name, Acceptance acceptance) {
    this.name = name;
    digest = acceptance.digest();
    acceptedAt = acceptance.at().atOffset(ZoneOffset.UTC);
    engineStarted =
        acceptance.engineStarted().map(started -> started.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  String name() {
    return name;
  }

  Acceptance acceptance() {
    return new Acceptance(
        digest,
        acceptedAt.toInstant(),
        Optional.ofNullable(engineStarted).map(OffsetDateTime::toInstant));
  }
}
