package io.planewatch.controlplane.coverage;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Since when the data of which plane is missing. When it comes back, previous answers may be
 * incomplete: the missing part arrives late, or comes from a store that was unavailable.
 */
final class Gaps {
  private final Map<String, Instant> beginByPlane = new HashMap<>();
  private Optional<Instant> lastLook = Optional.empty();

  /**
   * One look at all planes.
   *
   * @param expected the ids of those that should send data
   * @param fresh the ids of those that do
   * @param now by the engine's clock
   * @return when the earliest of the gaps began that have ended since the last look
   */
  Optional<Instant> endedAt(Instant now, Collection<String> expected, Set<String> fresh) {
    Optional<Instant> earliest =
        fresh.stream()
            .map(beginByPlane::get)
            .filter(begin -> begin != null)
            .min(Comparator.naturalOrder());
    beginByPlane.keySet().retainAll(expected);
    beginByPlane.keySet().removeAll(fresh);
    for (String plane : expected) {
      if (!fresh.contains(plane)) {
        // It was there at the last look and may have gone right after it.
        beginByPlane.putIfAbsent(plane, lastLook.orElse(now));
      }
    }
    lastLook = Optional.of(now);
    return earliest;
  }
}
