package io.planewatch.controlplane.planes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When each plane was last heard of. Kept in memory, because a hundred planes report every few
 * seconds; what is new is written to the database now and then, for the other replicas and for a
 * restart.
 */
public final class Heartbeats {
  /**
   * When a plane was last heard of.
   *
   * @param liveSince since when no gap was longer than the allowed silence
   */
  public record Pulse(Instant lastSeen, Instant liveSince) {}

  private final Duration downAfter;
  private final ConcurrentMap<String, Pulse> pulses = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> unwritten = new ConcurrentHashMap<>();

  public Heartbeats(Duration downAfter) {
    this.downAfter = downAfter;
  }

  public void heard(String plane, Instant now) {
    pulses.merge(plane, new Pulse(now, now), this::joined);
    unwritten.merge(plane, now, Heartbeats::later);
  }

  /** Takes what the database knows, from before a restart or from another replica. */
  public void recall(String plane, Instant lastSeen) {
    pulses.merge(plane, new Pulse(lastSeen, lastSeen), this::joined);
  }

  public boolean isLive(String plane, Instant now) {
    return pulse(plane).filter(pulse -> pulse.lastSeen().plus(downAfter).isAfter(now)).isPresent();
  }

  public Optional<Pulse> pulse(String plane) {
    return Optional.ofNullable(pulses.get(plane));
  }

  /**
   * What has not been handed out before. Whoever can't write it gives it back by {@link #giveBack}.
   */
  public Map<String, Instant> takeUnwritten() {
    Map<String, Instant> taken = new HashMap<>();
    for (String plane : unwritten.keySet()) {
      Instant lastSeen = unwritten.remove(plane);
      if (lastSeen != null) {
        taken.put(plane, lastSeen);
      }
    }
    return taken;
  }

  public void giveBack(Map<String, Instant> taken) {
    taken.forEach((plane, lastSeen) -> unwritten.merge(plane, lastSeen, Heartbeats::later));
  }

  private Pulse joined(Pulse known, Pulse heard) {
    if (!heard.lastSeen().isAfter(known.lastSeen())) {
      return known;
    }
    boolean gap = known.lastSeen().plus(downAfter).isBefore(heard.lastSeen());
    return new Pulse(heard.lastSeen(), gap ? heard.lastSeen() : known.liveSince());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
