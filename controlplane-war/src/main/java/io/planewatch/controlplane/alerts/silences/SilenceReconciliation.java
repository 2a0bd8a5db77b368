package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Leases;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the silences of Alertmanager and of the database equal. A silence that ended in one of them
 * ends in the other. A silence that Alertmanager lost with its disk is created again. Alertmanager
 * forgets an ended silence after a while; whoever noticed its end only then would begin it again.
 */
final class SilenceReconciliation {
  private static final Logger LOGGER = System.getLogger(SilenceReconciliation.class.getName());
  private static final String LEASE = "silences";

  private final EngineSilences engine;
  private final SilenceRows rows;
  private final Leases leases;
  private final Clock clock;

  SilenceReconciliation(EngineSilences engine, SilenceRows rows, Leases leases, Clock clock) {
    this.engine = engine;
    this.rows = rows;
    this.leases = leases;
    this.clock = clock;
  }

  /** One turn; nothing on a replica that another one does this for. */
  void reconcile() {
    if (!leases.hold(LEASE)) {
      return;
    }
    // The rows are read first. A silence begins in Alertmanager before its row is written, so
    // Alertmanager's later list holds each silence whose row was read, unless it was lost.
    Instant now = clock.instant();
    List<Silence> current = rows.current(now);
    Map<String, JsonObject> known = new HashMap<>();
    engine
        .all()
        .getValuesAs(JsonObject.class)
        .forEach(silence -> known.put(silence.getString("id"), silence));
    Set<String> live = new HashSet<>(known.keySet());
    live.removeIf(id -> hasEnded(known.get(id)));
    for (Silence silence : current) {
      JsonObject there = known.get(silence.alertmanagerId());
      if (there == null) {
        attempt(silence.id(), () -> beginAgain(silence));
      } else if (hasEnded(there)) {
        rows.end(silence.id(), clock.instant(), "Alertmanager", "ended in Alertmanager");
      }
    }
    rows.ended(live, now).forEach(id -> attempt(id, () -> engine.end(id)));
  }

  private static boolean hasEnded(JsonObject silence) {
    return silence.getJsonObject("status").getString("state").equals("expired");
  }

  /** Looked at once more, because somebody may have ended it meanwhile. */
  private void beginAgain(Silence lost) {
    boolean stillLost =
        rows.find(lost.id())
            .filter(found -> found.alertmanagerId().equals(lost.alertmanagerId()))
            .filter(found -> found.endsAt().isAfter(clock.instant()))
            .isPresent();
    if (stillLost && leases.hold(LEASE)) {
      rows.isKnownAs(lost.id(), engine.begin(lost.json()));
    }
  }

  /** One silence that Alertmanager refuses does not hold up the others. */
  private static void attempt(String id, Runnable task) {
    try {
      task.run();
    } catch (ProblemException refused) {
      LOGGER.log(
          Level.WARNING,
          "Silence " + id + " could not be brought in line: " + refused.getMessage());
    }
  }
}
