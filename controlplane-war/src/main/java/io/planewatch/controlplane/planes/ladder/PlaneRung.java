package io.planewatch.controlplane.planes.ladder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where a plane's data ends, and since when. */
@Entity
@Table(name = "plane_rung")
public class PlaneRung {
  @Id
  @Column(name = "plane_id")
  private String planeId;

  /** Null when every rung is reached. */
  @Enumerated(EnumType.STRING)
  private Rung failing;

  private OffsetDateTime since;

  protected PlaneRung() {}

  PlaneRung(String planeId, Optional<Rung> failing, Instant since) {
    this.planeId = planeId;
    this.failing = failing.orElse(null);
    this.since = since.atOffset(ZoneOffset.UTC);
  }

  String planeId() {
    return planeId;
  }

  Standing standing() {
    return new Standing(Optional.ofNullable(failing), since.toInstant());
  }
}
