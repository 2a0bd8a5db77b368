package io.planewatch.controlplane.planes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plane as the API shows it.
 *
 * @param since when it got into its state; for DOWN, the last heartbeat
 * @param lifecycle the finer state, of which there is a history
 * @param notScraped why addresses of it are not scraped; empty when all are
 * @param rowVersion to be sent back as If-Match with a change
 */
public record PlaneStatus(
    String id,
    String displayName,
    String environment,
    String lineOfBusiness,
    String owner,
    String tier,
    String version,
    State state,
    String since,
    String lastSeen,
    Lifecycle lifecycle,
    String lifecycleSince,
    String maintenanceUntil,
    String path,
    String collector,
    String direct,
    Map<String, String> labels,
    List<String> notScraped,
    long rowVersion) {

  /** What is known of a plane by its heartbeats. */
  public enum State {
    REGISTERED,
    LIVE,
    DOWN
  }

  private static final Announced NOTHING =
      new Announced(null, ScrapePath.COLLECTOR, null, null, Map.of(), Instant.EPOCH);

  public static PlaneStatus of(
      PlaneEntry plane,
      Optional<Heartbeats.Pulse> pulse,
      List<String> notScraped,
      Instant now,
      Duration downAfter) {
    State state = stateOf(plane, pulse, now, downAfter);
    Description description = plane.description();
    Announced announced = plane.isRegistered() ? plane.announced() : NOTHING;
    return new PlaneStatus(
        plane.id(),
        description.displayName(),
        description.environment(),
        description.lineOfBusiness(),
        description.owner(),
        description.tier(),
        plane.version(),
        state,
        sinceOf(plane, state, pulse).toString(),
        pulse.map(heard -> heard.lastSeen().toString()).orElse(null),
        plane.lifecycle(),
        plane.lifecycleSince().toString(),
        plane.maintenanceUntil() == null ? null : plane.maintenanceUntil().toString(),
        announced.path().name().toLowerCase(Locale.ROOT),
        announced.collector(),
        announced.direct(),
        announced.labels(),
        List.copyOf(notScraped),
        plane.rowVersion());
  }

  private static State stateOf(
      PlaneEntry plane, Optional<Heartbeats.Pulse> pulse, Instant now, Duration downAfter) {
    if (plane.isRetired()) {
      return State.DOWN;
    }
    return pulse
        .map(heard -> heard.lastSeen().plus(downAfter).isAfter(now) ? State.LIVE : State.DOWN)
        .orElse(State.REGISTERED);
  }

  private static Instant sinceOf(PlaneEntry plane, State state, Optional<Heartbeats.Pulse> pulse) {
    if (pulse.isEmpty()) {
      return plane.createdAt();
    }
    return state == State.LIVE ? pulse.get().liveSince() : pulse.get().lastSeen();
  }
}
