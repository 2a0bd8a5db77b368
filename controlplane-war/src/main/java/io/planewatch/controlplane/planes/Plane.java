package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A data plane's row. Its id never changes and is never given again; the row outlives the plane for
 * that.
 */
@Entity
@Table(name = "plane")
public class Plane {
  /** Doubled more often, the shortest pause is longer than any longest one. */
  private static final int MAX_PAUSES = 20;

  @Id private String id;

  @Column(name = "display_name")
  private String displayName;

  private String environment;

  @Column(name = "line_of_business")
  private String lineOfBusiness;

  private String owner;
  private String tier;
  private String version;

  /** When the version was recorded; null before the first. */
  @Column(name = "version_since")
  private OffsetDateTime versionSince;

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

  /** Null while its scraping is not paused. */
  @Column(name = "scrape_paused_until")
  private OffsetDateTime scrapePausedUntil;

  @Column(name = "scrape_pause_ended")
  private OffsetDateTime scrapePauseEnded;

  /** How often in a row its scraping was paused. */
  @Column(name = "scrape_pauses")
  private int scrapePauses;

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

  /** The version is recorded apart, by {@link #runs}: a plane may tell another one each time. */
  public void register(Announced announced) {
    this.scrapePath = announced.path();
    this.collector = announced.collector();
    this.direct = announced.direct();
    this.labels = announced.labels();
    this.registeredAt = column(announced.at());
    this.lastSeen = this.registeredAt;
  }

  /** Where it is scraped, in words; empty before it registers. */
  public String addresses() {
    return Stream.of(
            Optional.ofNullable(collector).map(address -> "collector " + address),
            Optional.ofNullable(direct).map(address -> "direct " + address))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
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

  /** When its version was recorded; empty before the first. */
  public Optional<Instant> versionSince() {
    return Optional.ofNullable(instant(versionSince));
  }

  /** Another version runs now; the event is to be persisted with it. */
  public PlaneEvent runs(String newer, Instant now) {
    PlaneEvent event = PlaneEvent.runs(id, newer, version, now);
    this.version = newer;
    this.versionSince = column(now);
    return event;
  }

  public boolean isScrapePaused() {
    return scrapePausedUntil != null;
  }

  /**
   * Pauses its scraping, each time in a row twice as long as the last.
   *
   * @param calm a pause that ended longer ago than this is forgotten
   * @return the end of the pause
   */
  public Instant pauseScraping(Instant now, Duration shortest, Duration longest, Duration calm) {
    boolean isInARow =
        scrapePauseEnded != null && now.isBefore(instant(scrapePauseEnded).plus(calm));
    this.scrapePauses = isInARow ? Math.min(scrapePauses + 1, MAX_PAUSES) : 1;
    Duration doubled = shortest.multipliedBy(1L << (scrapePauses - 1));
    Instant until = now.plus(doubled.compareTo(longest) < 0 ? doubled : longest);
    this.scrapePausedUntil = column(until);
    return until;
  }

  public void resumeScraping(Instant now) {
    this.scrapePausedUntil = null;
    this.scrapePauseEnded = column(now);
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
        instant(versionSince),
        announced,
        createdAt.toInstant(),
        instant(lastSeen),
        lifecycle,
        lifecycleSince.toInstant(),
        instant(maintenanceUntil),
        instant(retiredAt),
        instant(scrapePausedUntil),
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
