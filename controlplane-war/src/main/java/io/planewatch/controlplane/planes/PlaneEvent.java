package io.planewatch.controlplane.planes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A row of a plane's history: it got into another state, or another version began to run. */
@Entity
@Table(name = "plane_event")
public class PlaneEvent {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plane_event_ids")
  @SequenceGenerator(name = "plane_event_ids", sequenceName = "plane_event_ids", allocationSize = 1)
  private long id;

  @Column(name = "plane_id")
  private String planeId;

  private OffsetDateTime at;

  @Enumerated(EnumType.STRING)
  private Lifecycle lifecycle;

  private String version;

  @Column(name = "version_before")
  private String versionBefore;

  protected PlaneEvent() {}

  private PlaneEvent(String planeId, Instant at) {
    this.planeId = planeId;
    this.at = at.atOffset(ZoneOffset.UTC);
  }

  public static PlaneEvent became(String planeId, Lifecycle lifecycle, Instant at) {
    PlaneEvent event = new PlaneEvent(planeId, at);
    event.lifecycle = lifecycle;
    return event;
  }

  /**
   * Another version began to run.
   *
   * @param before the version that ran until then; null for the first
   */
  public static PlaneEvent runs(String planeId, String version, String before, Instant at) {
    PlaneEvent event = new PlaneEvent(planeId, at);
    event.version = version;
    event.versionBefore = before;
    return event;
  }

  public long id() {
    return id;
  }

  public String planeId() {
    return planeId;
  }

  public Instant at() {
    return at.toInstant();
  }

  /** Null when the event is about a version. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Null when the event is about a state. */
  public String version() {
    return version;
  }

  /**
   * The version that ran before this one; null for the first, and when the event is about a state.
   */
  public String versionBefore() {
    return versionBefore;
  }
}
