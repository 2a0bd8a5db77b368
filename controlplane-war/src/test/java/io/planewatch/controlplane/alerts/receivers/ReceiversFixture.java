package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.alerts.receivers.document.ReceiverFiles;
import io.planewatch.controlplane.alerts.receivers.document.ReceiverTargets;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import io.planewatch.controlplane.state.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Receivers on a database, with a base configuration that a test can replace. */
final class ReceiversFixture {
  private final SettableClock clock = new SettableClock();
  private final Database database;
  private final Path base;

  ReceiversFixture(Storage storage, Path folder) {
    database = storage.open(clock);
    base = folder.resolve("base.yml");
  }

  void base(String text) throws IOException {
    Files.writeString(base, text);
  }

  /** What the page says of the stored entries. */
  static List<String> skipped(Receivers receivers) {
    return receivers.skipped(receivers.current().orElseThrow().document());
  }

  /** As after a start of the control plane. */
  Receivers started(Handover handover) {
    clock.advance(Duration.ofMinutes(1));
    return new Receivers(
        new AlertsConfig(
            URI.create("http://127.0.0.1:9093"),
            Optional.of(base),
            Optional.of(base.resolveSibling("alertmanager.yml")),
            Set.of(),
            Duration.ofDays(1),
            1000),
        new ReceiverRules(
            new ReceiverFiles(Path.of("/etc/receivers")),
            new ReceiverTargets(Set.of(), Set.of(), name -> List.of())),
        handover,
        database,
        new Leases(database, clock),
        clock);
  }
}
