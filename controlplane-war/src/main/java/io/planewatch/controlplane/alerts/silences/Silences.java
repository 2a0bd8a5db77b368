package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import java.time.Clock;
import java.time.Instant;

/** Silences and maintenance windows, in Alertmanager and in our own record. */
public final class Silences {
  private final EngineSilences engine;
  private final SilenceRows rows;
  private final SilencesConfig config;
  private final Clock clock;

  Silences(EngineSilences engine, SilenceRows rows, SilencesConfig config, Clock clock) {
    this.engine = engine;
    this.rows = rows;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @throws ProblemException when there are too many, or when Alertmanager refuses it
   */
  void begin(Silence silence) {
    Instant now = clock.instant();
    rows.requireRoom(config, silence, now);
    silence.isKnownAs(engine.begin(silence.json()));
    try {
      rows.add(silence, now);
    } catch (RuntimeException unrecorded) {
      // Nobody could end it later.
      engine.end(silence.alertmanagerId());
      throw unrecorded;
    }
  }

  /** Those that have not ended, and those that ended lately, the latest end first. */
  SilencePage within(PlaneSet granted, SilencePage.Cursor cursor, int most) {
    return rows.page(granted, cursor, most);
  }

  void end(String id, PlaneSet granted, String actor) {
    Silence silence =
        rows.find(id)
            .filter(found -> found.isWithin(granted))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no silence '" + id + "' that you may end."));
    Instant now = clock.instant();
    if (silence.endsAt().isAfter(now)) {
      engine.end(silence.alertmanagerId());
      rows.end(id, now, actor, "");
    }
  }

  void purge() {
    Instant now = clock.instant();
    rows.forgetEndedBefore(now.minus(config.keptFor()), now);
  }
}
