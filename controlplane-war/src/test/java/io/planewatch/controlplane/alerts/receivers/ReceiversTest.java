package io.planewatch.controlplane.alerts.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Alertmanager is updated, and refuses what it accepted before. */
class ReceiversTest {
  private static final String BASE =
      """
      route:
        receiver: nobody
        routes:
          # planewatch: routes
      receivers:
        - name: nobody
        # planewatch: receivers
      """;

  private static final String STORED =
      """
      receivers:
        - name: first
          webhook_configs: [{url: 'https://hooks.example/first'}]
        - name: outdated
          webhook_configs: [{url: 'https://hooks.example/old-secret'}]
        - name: third
          webhook_configs: [{url: 'https://hooks.example/third'}]
      routes:
        - receiver: first
        - receiver: outdated
        - receiver: third
          matchers: ['plane="gone"']
        - receiver: third
          routes:
            - receiver: outdated
      """;

  @TempDir private Path folder;
  private final FakeHandover alertmanager = new FakeHandover();

  private ReceiversFixture saved(Storage storage) throws IOException {
    ReceiversFixture fixture = new ReceiversFixture(storage, folder);
    fixture.base(BASE);
    fixture.started(alertmanager).replace(STORED, 0, "ada");
    return fixture;
  }

  @EveryDatabase
  void whatOnlyAlertmanagerRefusesIsLeftOutAndNamedAndTheOthersStay(Storage storage)
      throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("old-secret", "gone");
    Receivers receivers = fixture.started(alertmanager);

    // when
    receivers.keep();

    // then
    assertThat(alertmanager.present())
        .contains("newer release", "hooks.example/first", "hooks.example/third", "receiver: first")
        .doesNotContain("outdated", "gone");
    assertThat(ReceiversFixture.skipped(receivers))
        .containsExactly(
            "Receiver 'outdated' is left out: Alertmanager refuses it: unsupported: old-secret",
            "A route to 'outdated' is left out: so is the receiver.",
            "A route to 'outdated' is left out: so is the receiver.",
            "A route to 'third' is left out: Alertmanager refuses it: unsupported: gone");
  }

  @EveryDatabase
  void aReplicaWithoutTheLeaseShowsWhatAlertmanagerRefuses(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("gone");
    Receivers replica = fixture.started(alertmanager);
    Receivers writer = fixture.started(alertmanager);

    // when
    writer.keep();

    // then
    assertThat(ReceiversFixture.skipped(replica))
        .containsExactly(
            "A route to 'third' is left out: Alertmanager refuses it: unsupported: gone")
        .isEqualTo(ReceiversFixture.skipped(writer));
  }

  @EveryDatabase
  void whatWasRefusedOfAnotherBaseIsNotShown(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("gone");
    fixture.started(alertmanager).keep();

    // when
    fixture.base("# of the newest release\n" + BASE);

    // then
    assertThat(ReceiversFixture.skipped(fixture.started(alertmanager))).isEmpty();
  }

  @EveryDatabase
  void theSearchIsNotRepeatedWhileNothingChanges(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("old-secret");
    Receivers receivers = fixture.started(alertmanager);
    receivers.keep();
    int exchanges = alertmanager.exchanges;

    // when
    receivers.keep();

    // then
    assertThat(alertmanager.exchanges).isEqualTo(exchanges);
  }

  @EveryDatabase
  void aRestartTakesNoReceiverOutOfForceThatIsAccepted(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("old-secret");
    fixture.started(alertmanager).keep();
    alertmanager.inForce.subList(0, alertmanager.inForce.size() - 1).clear();

    // when
    Receivers restarted = fixture.started(alertmanager);
    restarted.keep();

    // then
    assertThat(alertmanager.inForce)
        .allSatisfy(
            text -> assertThat(text).contains("hooks.example/first", "hooks.example/third"));
    assertThat(ReceiversFixture.skipped(restarted))
        .anySatisfy(sentence -> assertThat(sentence).startsWith("Receiver 'outdated'"));
  }

  @EveryDatabase
  void whatIsAcceptedAgainAfterTheNextStartIsUsedAgain(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("old-secret");
    fixture.started(alertmanager).keep();

    // when
    alertmanager.refused = List.of();
    Receivers restarted = fixture.started(alertmanager);
    restarted.keep();

    // then
    assertThat(alertmanager.present()).contains("newer release", "old-secret");
    assertThat(ReceiversFixture.skipped(restarted)).isEmpty();
  }

  @EveryDatabase
  void noReceiverIsBlamedForABaseThatAlertmanagerRefuses(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    String before = alertmanager.present();
    fixture.base("broken: 1\n" + BASE);
    alertmanager.refused = List.of("broken");
    Receivers receivers = fixture.started(alertmanager);

    // then
    assertThatThrownBy(receivers::keep)
        .isInstanceOf(ProblemException.class)
        .hasMessage("Alertmanager refuses its base configuration: unsupported: broken");
    assertThat(alertmanager.present()).isEqualTo(before);
    assertThat(ReceiversFixture.skipped(receivers)).isEmpty();
  }

  @EveryDatabase
  void aReasonThatQuotesASecretDoesNotShowIt(Storage storage) throws IOException {
    // given
    ReceiversFixture fixture = saved(storage);
    fixture.base("# of a newer release\n" + BASE);
    alertmanager.refused = List.of("https://hooks.example/old-secret");
    Receivers receivers = fixture.started(alertmanager);

    // when
    receivers.keep();

    // then
    assertThat(ReceiversFixture.skipped(receivers).get(0))
        .isEqualTo(
            "Receiver 'outdated' is left out: Alertmanager refuses it: unsupported: <secret>");
  }
}
