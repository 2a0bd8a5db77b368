package io.planewatch.controlplane.alerts.silences;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.access.GrantsText;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Our own record of a silence: Alertmanager would believe anybody who names himself as its creator.
 */
@Entity
@Table(name = "silence")
public class Silence {
  /** What it is for. */
  public enum Kind {
    SILENCE,
    MAINTENANCE
  }

  @Id private String id;

  @Column(name = "alertmanager_id")
  private String alertmanagerId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String matchers;
  private boolean unrestricted;

  @Convert(converter = GrantsText.class)
  private Set<String> planes;

  private String reason;
  private String owner;

  @Column(name = "author_key")
  private String authorKey;

  @Column(name = "starts_at")
  private OffsetDateTime startsAt;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  protected Silence() {}

  /**
   * @param matchers with those of the planes among them
   * @param planes what they are
   * @param authorKey against whose quota it counts
   */
  Silence(
      String id,
      Kind kind,
      List<SilenceMatcher> matchers,
      PlaneSet planes,
      String reason,
      String owner,
      String authorKey,
      Period period) {
    this.id = id;
    this.kind = kind;
    JsonArrayBuilder all = JSON.createArrayBuilder();
    matchers.forEach(matcher -> all.add(matcher.json()));
    this.matchers = all.build().toString();
    this.unrestricted = planes instanceof PlaneSet.All;
    this.planes = planes instanceof PlaneSet.Some some ? some.ids() : Set.of();
    this.reason = reason;
    this.owner = owner;
    this.authorKey = authorKey;
    this.startsAt = period.from().atOffset(ZoneOffset.UTC);
    this.endsAt = period.to().atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  String alertmanagerId() {
    return alertmanagerId;
  }

  void isKnownAs(String givenId) {
    this.alertmanagerId = givenId;
  }

  Kind kind() {
    return kind;
  }

  List<SilenceMatcher> matchers() {
    return array().getValuesAs(JsonObject.class).stream().map(SilenceMatcher::read).toList();
  }

  Set<String> planes() {
    return planes;
  }

  String reason() {
    return reason;
  }

  String owner() {
    return owner;
  }

  String authorKey() {
    return authorKey;
  }

  Instant startsAt() {
    return startsAt.toInstant();
  }

  Instant endsAt() {
    return endsAt.toInstant();
  }

  void end(Instant now) {
    endsAt = now.atOffset(ZoneOffset.UTC);
  }

  /** It concerns everything, or every one of these planes is granted. */
  boolean isWithin(PlaneSet granted) {
    return isWithin(unrestricted, planes, granted);
  }

  static boolean isWithin(boolean unrestricted, Set<String> planes, PlaneSet granted) {
    return unrestricted ? granted instanceof PlaneSet.All : granted.containsAll(planes);
  }

  /** As Alertmanager takes it. */
  JsonObject json() {
    return JSON.createObjectBuilder()
        .add("matchers", array())
        .add("startsAt", startsAt().toString())
        .add("endsAt", endsAt().toString())
        .add("createdBy", owner)
        .add("comment", reason)
        .build();
  }

  private JsonArray array() {
    try (JsonReader reader = JSON.createReader(new StringReader(matchers))) {
      return reader.readArray();
    }
  }
}
