package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.access.Grants;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One state of the directory. Never changes, so what grants resolve to is worked out once for each.
 */
final class PlaneMap {
  /** A caller's grants come from a few tokens; the bound is against a flood of them. */
  private static final int MAX_REMEMBERED = 10_000;

  private final Map<String, PlaneEntry> entries;
  private final long version;
  private final ConcurrentMap<Grants, ResolvedPlanes> resolved = new ConcurrentHashMap<>();

  PlaneMap(Map<String, PlaneEntry> entries, long version) {
    this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    this.version = version;
  }

  /**
   * A registration or a new version of a plane's software leaves the set of planes, and with it the
   * version, as it was.
   */
  PlaneMap followedBy(Map<String, PlaneEntry> newer, long revision) {
    return new PlaneMap(
        newer, memberships(newer).equals(memberships(entries)) ? version : revision);
  }

  Map<String, PlaneEntry> entries() {
    return entries;
  }

  long version() {
    return version;
  }

  ResolvedPlanes resolve(Grants grants) {
    ResolvedPlanes known = resolved.get(grants);
    if (known != null) {
      return known;
    }
    ResolvedPlanes worked = new ResolvedPlanes(planesOf(grants), version);
    if (resolved.size() < MAX_REMEMBERED) {
      resolved.put(grants, worked);
    }
    return worked;
  }

  private PlaneSet planesOf(Grants grants) {
    if (grants instanceof Grants.Unrestricted) {
      return new PlaneSet.All();
    }
    return PlaneSet.of(
        entries.values().stream()
            .filter(plane -> plane.isCoveredBy(grants))
            .map(PlaneEntry::id)
            .toList());
  }

  private static List<List<String>> memberships(Map<String, PlaneEntry> entries) {
    return new TreeMap<>(entries)
        .values().stream()
            .map(plane -> List.of(plane.id(), plane.environment(), plane.lineOfBusiness()))
            .toList();
  }
}
