package io.planewatch.controlplane.planes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the planes' announced addresses when they were last looked up, in memory. Readers
 * never wait for a resolver.
 */
public final class ScrapeTargets {
  /** An address of a plane, HOST:PORT as it was announced. */
  public record Announcement(String planeId, String address) {}

  private volatile Map<Announcement, ScrapeTarget> targets = Map.of();
  private volatile boolean areKnown;

  /** False until the addresses were looked up for the first time after a start. */
  public boolean areKnown() {
    return areKnown;
  }

  /** The same object until a target changes. */
  public Map<Announcement, ScrapeTarget> all() {
    return targets;
  }

  /** Empty for an address that was not looked up yet. */
  public Optional<ScrapeTarget> find(String planeId, String announced) {
    return Optional.ofNullable(targets.get(new Announcement(planeId, announced)));
  }

  /** Why addresses of this plane are not scraped; empty when all are. */
  public List<String> reasons(String planeId) {
    return targets.entrySet().stream()
        .filter(entry -> entry.getKey().planeId().equals(planeId))
        .flatMap(entry -> entry.getValue().whyNot().stream())
        .sorted()
        .toList();
  }

  public boolean isRefused(String planeId) {
    return targets.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().planeId().equals(planeId)
                    && entry.getValue() instanceof ScrapeTarget.Refused);
  }

  /** What was given before a restart; not known yet to be right. */
  public void recall(Map<Announcement, ScrapeTarget> before) {
    if (!areKnown) {
      targets = Map.copyOf(before);
    }
  }

  public void replace(Map<Announcement, ScrapeTarget> newer) {
    if (!newer.equals(targets)) {
      targets = Map.copyOf(newer);
    }
    areKnown = true;
  }
}
