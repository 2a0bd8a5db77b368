package io.planewatch.controlplane.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class AlertHistoryTest {
  private static final PlaneSet ALL = new PlaneSet.All();

  private final SettableClock clock = new SettableClock();
  private final Instant start = clock.instant().minus(Duration.ofMinutes(10));
  private final Alert firing = alert("prod", Optional.empty());
  private final Alert ended = alert("prod", Optional.of(clock.instant()));

  private AlertHistory history(Storage storage) {
    return new AlertHistory(storage.open(clock, new PlaneDirectory()), clock);
  }

  private Alert alert(String plane, Optional<Instant> end) {
    return new Alert(
        "f-" + plane,
        Map.of("alertname", "HighErrorRate", "data_plane", plane, "severity", "warning"),
        Map.of("value", "0.4"),
        "",
        start,
        end);
  }

  private List<Alert> all(AlertHistory history, PlaneSet planes) {
    return history.list(new Period(start, clock.instant()), planes, Long.MAX_VALUE, 10).stream()
        .map(AlertPeriod::toAlert)
        .toList();
  }

  @EveryDatabase
  void aNotificationThatComesTwiceIsOneAlert(Storage storage) {
    AlertHistory history = history(storage);
    history.receive(List.of(firing));
    history.receive(List.of(firing));

    assertThat(all(history, ALL)).containsExactly(firing);
  }

  @EveryDatabase
  void aResolvedAlertHasItsEnd(Storage storage) {
    AlertHistory history = history(storage);
    history.receive(List.of(firing));
    history.receive(List.of(ended));

    assertThat(all(history, ALL)).containsExactly(ended);
  }

  @EveryDatabase
  void anAlertThatFiresAgainIsAnotherOne(Storage storage) {
    AlertHistory history = history(storage);
    history.receive(List.of(ended));
    Alert again =
        new Alert(
            firing.fingerprint(),
            firing.labels(),
            firing.annotations(),
            "",
            clock.instant(),
            Optional.empty());
    history.receive(List.of(again));

    assertThat(all(history, ALL)).containsExactly(again, ended);
  }

  @EveryDatabase
  void onlyAlertsOfTheGrantedPlanesAreListed(Storage storage) {
    AlertHistory history = history(storage);
    history.receive(List.of(firing, alert("qa", Optional.empty())));

    assertThat(all(history, PlaneSet.of(Set.of("qa"))))
        .extracting(Alert::plane)
        .containsExactly("qa");
  }

  @EveryDatabase
  void whatAlertmanagerNoLongerHasIsEndedAtTheSecondLook(Storage storage) {
    // given
    AlertHistory history = history(storage);
    history.receive(List.of(firing));

    // when
    history.complete(List.of(), Set.of());
    assertThat(all(history, ALL)).containsExactly(firing);
    history.complete(List.of(), Set.of());

    // then
    assertThat(all(history, ALL)).singleElement().satisfies(a -> assertThat(a.end()).isPresent());
  }

  @EveryDatabase
  void whatWasNeverNotifiedIsAdded(Storage storage) {
    AlertHistory history = history(storage);
    history.complete(List.of(firing), Set.of(firing.fingerprint()));

    assertThat(all(history, ALL)).containsExactly(firing);
  }

  @EveryDatabase
  void whatEndedLongAgoAndTheOldestOfTooManyAreForgotten(Storage storage) {
    // given
    AlertHistory history = history(storage);
    for (int i = 0; i < 5; i++) {
      Instant at = start.plusSeconds(i);
      history.receive(
          List.of(
              new Alert(
                  "f" + i,
                  Map.of("alertname", "A" + i, "data_plane", "prod"),
                  Map.of(),
                  "",
                  at,
                  i == 0 ? Optional.empty() : Optional.of(at))));
    }

    // when
    history.purge(start.plusSeconds(2), 2);

    // then
    assertThat(all(history, ALL)).extracting(Alert::name).containsExactly("A4", "A3", "A0");
  }

  @EveryDatabase
  void aPlaneWithTooManyAlertsLosesItsOwnHistoryOnly(Storage storage) {
    // given an old alert of qa, one of the control plane, and many newer ones of prod
    AlertHistory history = history(storage);
    history.receive(List.of(ended("Old", "qa"), ended("Own", "")));
    for (int i = 0; i < 6; i++) {
      history.receive(List.of(ended("A" + i, "prod")));
    }

    // when
    history.purge(start.minusSeconds(1), 5);

    // then
    assertThat(all(history, ALL))
        .extracting(Alert::name)
        .containsExactly("A5", "A4", "A3", "Own", "Old");
  }

  private Alert ended(String name, String plane) {
    return new Alert(
        "f-" + name,
        Map.of("alertname", name, "data_plane", plane),
        Map.of(),
        "",
        start,
        Optional.of(start));
  }
}
