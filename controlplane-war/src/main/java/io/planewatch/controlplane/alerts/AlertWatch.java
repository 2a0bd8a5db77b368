package io.planewatch.controlplane.alerts;

import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks Alertmanager now and then, so that the history holds what its notifications left out. */
public final class AlertWatch {
  private static final Logger LOGGER = System.getLogger(AlertWatch.class.getName());

  /** Prometheus sends everything that fires again within a minute. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final Alertmanager alertmanager;
  private final AlertHistory history;
  private final DeadMansSwitch deadMansSwitch;
  private final Clock clock;

  AlertWatch(
      Alertmanager alertmanager, AlertHistory history, DeadMansSwitch deadMansSwitch, Clock clock) {
    this.alertmanager = alertmanager;
    this.history = history;
    this.deadMansSwitch = deadMansSwitch;
    this.clock = clock;
  }

  public void look() {
    if (deadMansSwitch.isSilent()) {
      LOGGER.log(
          Level.WARNING,
          "The dead man''s switch is silent: alerts do not reach the control plane.");
    }
    Instant now = clock.instant();
    Instant up = Instant.parse(alertmanager.status().getString("uptime"));
    if (up.plus(SETTLED).isAfter(now)) {
      return;
    }
    List<JsonObject> all = alertmanager.alerts().getValuesAs(JsonObject.class);
    List<Alert> firing =
        all.stream()
            .filter(alert -> alert.getJsonObject("status").getString("state").equals("active"))
            .map(Alert::listed)
            .toList();
    Set<String> known =
        all.stream().map(alert -> alert.getString("fingerprint")).collect(Collectors.toSet());
    history.complete(firing, known);
  }
}
