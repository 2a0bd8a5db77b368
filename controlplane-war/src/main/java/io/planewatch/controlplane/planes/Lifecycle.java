package io.planewatch.controlplane.planes;

import java.util.Map;
import java.util.Set;

/**
 * How far a plane is on its way from its first token to its end; each step is a row of its history.
 */
public enum Lifecycle {
  /** It has a join token and was never heard of. */
  REGISTERED,
  LIVE,
  /** A heartbeat is missing; nothing is wrong yet. */
  LATE,
  /** Silent for so long that it counts as down. */
  STALE,
  /** Silent for so long that nobody expects it back soon. */
  OFFLINE,
  /** Somebody said that it is being worked on; its silence is no news. */
  MAINTENANCE,
  /** Gone for good; its id stays taken. */
  RETIRED;

  private static final Map<Lifecycle, Set<Lifecycle>> SUCCESSORS =
      Map.of(
          REGISTERED, Set.of(LIVE, STALE, OFFLINE, LATE, MAINTENANCE, RETIRED),
          LIVE, Set.of(LATE, STALE, OFFLINE, MAINTENANCE, RETIRED),
          LATE, Set.of(LIVE, STALE, OFFLINE, MAINTENANCE, RETIRED),
          STALE, Set.of(LIVE, LATE, OFFLINE, MAINTENANCE, RETIRED),
          OFFLINE, Set.of(LIVE, LATE, STALE, MAINTENANCE, RETIRED),
          MAINTENANCE, Set.of(REGISTERED, LIVE, LATE, STALE, OFFLINE, RETIRED),
          RETIRED, Set.of());

  /** Whether a plane in this state may get into the other; from RETIRED there is no way. */
  public boolean mayBecome(Lifecycle other) {
    return SUCCESSORS.get(this).contains(other);
  }
}
