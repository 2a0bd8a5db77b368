package io.planewatch.controlplane.alerts.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.RealAlertmanager;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a real Alertmanager. */
class ReceiversIT {
  private static final String MAIL =
      "global: {smtp_smarthost: 'mail:25', smtp_from: 'a@example'}\n";
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
        - name: hooks
          webhook_configs: [{url: 'https://hooks.example/a'}]
        - name: mail
          email_configs: [{to: 'team@example'}]
      routes:
        - receiver: mail
        - receiver: hooks
      """;

  /** The administrators' file beside Alertmanager, by Java's own HTTP client. */
  private record FileHandover(RealAlertmanager running) implements Handover {
    @Override
    public String present() {
      try {
        return Files.readString(running.configuration());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    @Override
    public Optional<String> exchange(String wanted) {
      String former = present();
      write(wanted);
      Optional<String> refusal = running.reload();
      if (refusal.isPresent()) {
        write(former);
        running.reload();
      }
      return refusal;
    }

    private void write(String text) {
      try {
        Files.writeString(running.configuration(), text);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  @TempDir private Path folder;

  @EveryDatabase
  void aReceiverThatNeedsWhatTheBaseNoLongerHasIsLeftOutAndTheOthersStay(Storage storage)
      throws IOException {
    try (RealAlertmanager running = RealAlertmanager.start()) {
      // given
      Handover handover = new FileHandover(running);
      ReceiversFixture fixture = new ReceiversFixture(storage, folder);
      fixture.base(MAIL + BASE);
      fixture.started(handover).replace(STORED, 0, "ada");

      // when
      fixture.base(BASE);
      Receivers receivers = fixture.started(handover);
      receivers.keep();

      // then
      assertThat(running.get("/api/v2/status"))
          .contains("name: hooks", "receiver: hooks")
          .doesNotContain("mail");
      assertThat(ReceiversFixture.skipped(receivers))
          .containsExactly(
              "Receiver 'mail' is left out: Alertmanager refuses it: failed to reload config: no"
                  + " global SMTP smarthost set",
              "A route to 'mail' is left out: so is the receiver.");
    }
  }
}
