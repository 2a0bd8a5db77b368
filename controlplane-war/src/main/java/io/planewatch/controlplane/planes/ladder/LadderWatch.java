package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.state.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks now and then how far each plane's data comes, and remembers since when. */
public final class LadderWatch {
  /** Somebody said that its silence is no news. */
  private static final Set<Lifecycle> LEFT_ALONE = Set.of(Lifecycle.MAINTENANCE, Lifecycle.RETIRED);

  private final Database database;
  private final PlaneDirectory directory;
  private final EngineSightings engine;
  private final Ladder ladder;
  private final Clock clock;
  private volatile Map<String, Standing> standings = Map.of();
  private volatile Optional<Instant> lookedAt = Optional.empty();

  LadderWatch(
      Database database,
      PlaneDirectory directory,
      EngineSightings engine,
      Ladder ladder,
      Clock clock) {
    this.database = database;
    this.directory = directory;
    this.engine = engine;
    this.ladder = ladder;
    this.clock = clock;
  }

  /** While the engine does not answer, what was seen last stays. */
  public void look() {
    engine.look().ifPresent(this::compare);
  }

  private void compare(Sightings seen) {
    Instant now = clock.instant();
    Map<String, Standing> former = lookedAt.isPresent() ? standings : stored();
    Map<String, Standing> next = new HashMap<>();
    Map<String, Standing> changed = new HashMap<>();
    for (PlaneEntry plane : directory.all()) {
      if (!LEFT_ALONE.contains(plane.lifecycle())) {
        Optional<Rung> failing = ladder.firstFailing(plane, seen, now);
        Standing known = former.get(plane.id());
        if (known != null && known.failing().equals(failing)) {
          next.put(plane.id(), known);
        } else {
          changed.put(plane.id(), new Standing(failing, now));
        }
      }
    }
    write(changed);
    next.putAll(changed);
    standings = Map.copyOf(next);
    lookedAt = Optional.of(now);
  }

  /** Empty for a plane that is left alone, or was not looked at yet. */
  Optional<Standing> standing(String plane) {
    return Optional.ofNullable(standings.get(plane));
  }

  Optional<Instant> lookedAt() {
    return lookedAt;
  }

  private Map<String, Standing> stored() {
    Map<String, Standing> read = new HashMap<>();
    database
        .inTransaction(
            entities ->
                entities.createQuery("select r from PlaneRung r", PlaneRung.class).getResultList())
        .forEach(row -> read.put(row.planeId(), row.standing()));
    return read;
  }

  private void write(Map<String, Standing> changed) {
    if (!changed.isEmpty()) {
      database.inTransaction(
          entities -> {
            changed.forEach(
                (plane, standing) ->
                    entities.merge(new PlaneRung(plane, standing.failing(), standing.since())));
            return changed;
          });
    }
  }
}
