package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.access.Grants;
import java.time.Instant;
import java.util.Optional;

/**
 * A plane as the directory holds it.
 *
 * @param version the last that it told, null before
 * @param versionSince when that version was recorded, null before
 * @param announced null while it is not registered
 * @param storedLastSeen what the database knows, null for never; {@link Heartbeats} knows better
 * @param maintenanceUntil null when it is not being worked on
 * @param retiredAt null while it is in use
 * @param scrapePausedUntil null while its scraping is not paused
 * @param staticTarget whether a static job of Prometheus scrapes it, so that it never registers
 */
public record PlaneEntry(
    String id,
    Description description,
    String version,
    Instant versionSince,
    Announced announced,
    Instant createdAt,
    Instant storedLastSeen,
    Lifecycle lifecycle,
    Instant lifecycleSince,
    Instant maintenanceUntil,
    Instant retiredAt,
    Instant scrapePausedUntil,
    boolean staticTarget,
    long rowVersion) {

  public String environment() {
    return description.environment();
  }

  public String lineOfBusiness() {
    return description.lineOfBusiness();
  }

  public boolean isRegistered() {
    return announced != null;
  }

  public boolean isRetired() {
    return retiredAt != null;
  }

  public boolean isCoveredBy(Grants grants) {
    return grants.covers(id, environment(), lineOfBusiness());
  }

  /**
   * Where it is to be scraped now; a plane that is not registered has announced nothing. The plane
   * itself is a target on either path: what needs no collector is scraped there always.
   */
  public Optional<String> target(ScrapePath path) {
    if (announced == null || isRetired() || scrapePausedUntil != null) {
      return Optional.empty();
    }
    boolean wanted = path == ScrapePath.DIRECT || path == announced.path();
    return wanted ? Optional.ofNullable(announced.target(path)) : Optional.empty();
  }
}
