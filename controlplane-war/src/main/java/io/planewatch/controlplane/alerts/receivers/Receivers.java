package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Brings the administrators' receivers into Alertmanager, and takes back what it refuses. */
public final class Receivers {
  private final AlertsConfig config;
  private final Handover handover;
  private final Database database;
  private final Leases leases;
  private final Clock clock;

  Receivers(AlertsConfig config, Handover handover, Database database, Leases leases, Clock clock) {
    this.config = config;
    this.handover = handover;
    this.database = database;
    this.leases = leases;
    this.clock = clock;
  }

  Optional<StoredReceivers> current() {
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(StoredReceivers.class, StoredReceivers.ONLY)));
  }

  /**
   * @throws ProblemException with line and reason, after which everything is as it was
   */
  synchronized void replace(String document, String actor) {
    ReceiversText text = ReceiversText.read(document);
    if (config.baseFile().isEmpty()) {
      throw ProblemException.unavailable(
          "This installation leaves Alertmanager's configuration alone; set "
              + AlertsConfig.PREFIX
              + ".base-file, and .config-file or .readers.");
    }
    if (!leases.hold("receivers")) {
      throw ProblemException.unavailable(
          "Another replica of the control plane writes the configuration; try again.");
    }
    ReceiversText.Composed composed = text.within(read(config.baseFile().get()));
    Optional<String> refusal = handover.exchange(composed.text());
    if (refusal.isPresent()) {
      throw ProblemException.invalid(
          "Alertmanager refuses these receivers: " + composed.inOwnLines(refusal.get()));
    }
    store(document, actor);
  }

  /** Makes the file what base and receivers say, e.g. after an update of the base. */
  public synchronized void keep() {
    if (config.baseFile().isEmpty() || !leases.hold("receivers")) {
      return;
    }
    String document = current().map(StoredReceivers::document).orElse("");
    String wanted = ReceiversText.read(document).within(read(config.baseFile().get())).text();
    if (!wanted.equals(handover.present())) {
      Optional<String> refusal = handover.exchange(wanted);
      if (refusal.isPresent()) {
        throw ProblemException.unavailable(
            "Alertmanager refuses its configuration: " + refusal.get());
      }
    }
  }

  private void store(String document, String actor) {
    database.inTransaction(
        entities -> {
          StoredReceivers found = entities.find(StoredReceivers.class, StoredReceivers.ONLY);
          StoredReceivers stored = found == null ? StoredReceivers.empty() : found;
          stored.become(document, actor, clock.instant());
          if (found == null) {
            entities.persist(stored);
          }
          AuditEntry.write(
              entities, clock.instant(), actor, "receivers.replace", "Alertmanager", "");
          return stored;
        });
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
