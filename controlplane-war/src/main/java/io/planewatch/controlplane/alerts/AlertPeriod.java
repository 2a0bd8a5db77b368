package io.planewatch.controlplane.alerts;

import io.planewatch.controlplane.planes.LabelsText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A row of the history: an alert fired from then to then. */
@Entity
@Table(name = "alert_period")
public class AlertPeriod {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alert_period_ids")
  @SequenceGenerator(
      name = "alert_period_ids",
      sequenceName = "alert_period_ids",
      allocationSize = 1)
  private long id;

  private String fingerprint;

  @Column(name = "data_plane")
  private String plane;

  @Convert(converter = LabelsText.class)
  private Map<String, String> labels;

  @Convert(converter = LabelsText.class)
  private Map<String, String> annotations;

  private String source;

  @Column(name = "starts_at")
  private OffsetDateTime startsAt;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  @Column(name = "received_at")
  private OffsetDateTime receivedAt;

  protected AlertPeriod() {}

  AlertPeriod(Alert alert, Instant receivedAt) {
    fingerprint = alert.fingerprint();
    plane = alert.plane();
    labels = alert.labels();
    source = alert.source();
    startsAt = alert.start().atOffset(ZoneOffset.UTC);
    this.receivedAt = receivedAt.atOffset(ZoneOffset.UTC);
    follow(alert);
  }

  /** Takes what a later notification says; the beginning stays the first that was told. */
  final void follow(Alert alert) {
    annotations = alert.annotations();
    endsAt = alert.end().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  void end(Instant at) {
    endsAt = at.atOffset(ZoneOffset.UTC);
  }

  long id() {
    return id;
  }

  Instant receivedAt() {
    return receivedAt.toInstant();
  }

  Alert toAlert() {
    return new Alert(
        fingerprint,
        labels,
        annotations,
        source,
        startsAt.toInstant(),
        Optional.ofNullable(endsAt).map(OffsetDateTime::toInstant));
  }
}
