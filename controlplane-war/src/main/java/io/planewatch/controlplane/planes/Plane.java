package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A data plane's row. Its id never changes and is never given again; the row outlives the plane for
 * that.
 */
@Entity
@Table(name = "plane")
public class Plane {
  @Id private String id;

  @Column(name = "display_name")
  private String displayName;

  private String environment;

  @Column(name = "line_of_business")
  private String lineOfBusiness;

  private String owner;
  private String tier;
  private String version;

  @Enumerated(EnumType.STRING)
  @Column(name = "scrape_path")
  private ScrapePath scrapePath;

  @Column(name = "collector_address")
  private String collector;

  @Column(name = "direct_address")
  private String direct;

  @Convert(converter = LabelsText.class)
  private Map<String, String> labels;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "registered_at")
  private OffsetDateTime registeredAt;

  @Column(name = "last_seen")
  private OffsetDateTime lastSeen;

  @Enumerated(EnumType.STRING)
  private Lifecycle lifecycle;

  @Column(name = "lifecycle_since")
  private OffsetDateTime lifecycleSince;

  @Column(name = "maintenance_until")
  private OffsetDateTime maintenanceUntil;

  @Column(name = "retired_at")
  private OffsetDateTime retiredAt;

  @Column(name = "static_target")
  private boolean staticTarget;

  /**
   * Counts what administrators write, not what the plane reports: that is nobody's concurrent
   * change. Changes come one after the other, by the lock on their topic's revision.
   */
  @Column(name = "row_version")
  private long rowVersion;

  protected Plane() {}

  public Plane(PlaneId id, Instant createdAt) {
    this.id = id.text();
    this.scrapePath = ScrapePath.COLLECTOR;
    this.labels = Map.of();
    this.createdAt = column(createdAt);
    this.lifecycle = Lifecycle.REGISTERED;
    this.lifecycleSince = this.createdAt;
  }

  public String id() {
    return id;
  }

  /** Empty for one that is new. */
  public Optional<Description> description() {
    return Optional.ofNullable(displayName)
        .map(name -> new Description(name, environment, lineOfBusiness, owner, tier));
  }

  public void describe(Description description) {
    this.displayName = description.displayName();
    this.environment = description.environment();
    this.lineOfBusiness = description.lineOfBusiness();
    this.owner = description.owner();
    this.tier = description.tier();
    this.rowVersion++;
  }

  public void register(Announced announced) {
    this.version = announced.version();
    this.scrapePath = announced.path();
    this.collector = announced.collector();
    this.direct = announced.direct();
    this.labels = announced.labels();
    this.registeredAt = column(announced.at());
    this.lastSeen = this.registeredAt;
  }

  /**
   * Another plane has its address now; this one has to register again before it is scraped again.
   */
  public void forgetAddresses() {
    this.collector = null;
    this.direct = null;
    this.registeredAt = null;
  }

  /** A static job of Prometheus scrapes it; it never registers itself. */
  public void mapStaticTarget() {
    this.staticTarget = true;
  }

  public boolean isRunning(String candidate) {
    return candidate.equals(version);
  }

  public void runs(String version) {
    this.version = version;
  }

  public void maintainUntil(Instant until) {
    this.maintenanceUntil = until == null ? null : column(until);
    this.rowVersion++;
  }

  public void retire(Instant now) {
    this.retiredAt = column(now);
    this.rowVersion++;
    forgetAddresses();
  }

  /** False when there is no way from the state that it is in; then nothing changes. */
  public boolean become(Lifecycle next, Instant now) {
    if (!lifecycle.mayBecome(next)) {
      return false;
    }
    this.lifecycle = next;
    this.lifecycleSince = column(now);
    return true;
  }

  /**
   * Guards a change that was made on what the caller read before.
   *
   * @throws ProblemException when the row has changed since
   */
  public void requireRowVersion(long expected) {
    if (rowVersion != expected) {
      throw ProblemException.stale(
          "Plane '" + id + "' has changed since; read it again and repeat the change.");
    }
  }

  public boolean isRetired() {
    return retiredAt != null;
  }

  PlaneEntry toEntry() {
    Announced announced =
        registeredAt == null
            ? null
            : new Announced(
                version, scrapePath, collector, direct, labels, registeredAt.toInstant());
    return new PlaneEntry(
        id,
        new Description(displayName, environment, lineOfBusiness, owner, tier),
        version,
        announced,
        createdAt.toInstant(),
        instant(lastSeen),
        lifecycle,
        lifecycleSince.toInstant(),
        instant(maintenanceUntil),
        instant(retiredAt),
        staticTarget,
        rowVersion);
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(OffsetDateTime column) {
    return column == null ? null : column.toInstant();
  }
}
