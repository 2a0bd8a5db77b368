package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;

/** Brings the administrators' receivers into Alertmanager, and takes back what it refuses. */
public final class Receivers {
  private final Alertmanager alertmanager;
  private final AlertsConfig config;
  private final Database database;
  private final Leases leases;
  private final Clock clock;

  Receivers(
      Alertmanager alertmanager,
      AlertsConfig config,
      Database database,
      Leases leases,
      Clock clock) {
    this.alertmanager = alertmanager;
    this.config = config;
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
              + ".base-file and .config-file.");
    }
    if (!leases.hold("receivers")) {
      throw ProblemException.unavailable(
          "Another replica of the control plane writes the configuration; try again.");
    }
    ReceiversText.Composed composed = text.within(read(config.baseFile().get()));
    Optional<String> refusal = exchange(composed.text());
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
    if (!wanted.equals(read(config.configFile().orElseThrow()))) {
      Optional<String> refusal = exchange(wanted);
      if (refusal.isPresent()) {
        throw ProblemException.unavailable(
            "Alertmanager refuses its configuration: " + refusal.get());
      }
    }
  }

  private Optional<String> exchange(String wanted) {
    Path file = config.configFile().orElseThrow();
    String former = read(file);
    write(file, wanted);
    try {
      Optional<String> refusal = alertmanager.reload();
      if (refusal.isPresent()) {
        write(file, former);
        alertmanager.reload();
      }
      return refusal;
    } catch (ProblemException away) {
      // Nobody has judged it, and it would be in force at the next start.
      write(file, former);
      throw away;
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

  private static void write(Path file, String text) {
    try {
      Path partial = file.resolveSibling(file.getFileName() + ".partial");
      Files.writeString(partial, text);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
