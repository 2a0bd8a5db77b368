package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.alerts.receivers.document.AcceptedEntries;
import io.planewatch.controlplane.alerts.receivers.document.Composed;
import io.planewatch.controlplane.alerts.receivers.document.KeptSecrets;
import io.planewatch.controlplane.alerts.receivers.document.ReceiversDocument;
import io.planewatch.controlplane.alerts.receivers.document.UsableReceivers;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Brings the administrators' receivers into Alertmanager, and takes back what it refuses. */
public final class Receivers {
  private static final Logger LOGGER = System.getLogger(Receivers.class.getName());
  private static final ReceiversDocument NOTHING = ReceiversDocument.read("");

  private final AlertsConfig config;
  private final ReceiverRules rules;
  private final Handover handover;
  private final Database database;
  private final Leases leases;
  private final Clock clock;
  private final SkippedEntries skippedEntries;
  private List<String> logged = List.of();
  private Reduced reduced =
      new Reduced(Composed.of("", NOTHING), new UsableReceivers(NOTHING, List.of()));

  /**
   * What Alertmanager accepts of a whole that it refuses. The search is not repeated twice a
   * minute; the next start, or a change of the receivers or of the base, begins another one.
   */
  private record Reduced(Composed whole, UsableReceivers accepted) {}

  Receivers(
      AlertsConfig config,
      ReceiverRules rules,
      Handover handover,
      Database database,
      Leases leases,
      Clock clock) {
    this.config = config;
    this.rules = rules;
    this.handover = handover;
    this.database = database;
    this.skippedEntries = new SkippedEntries(database);
    this.leases = leases;
    this.clock = clock;
  }

  Optional<StoredReceivers> current() {
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(StoredReceivers.class, StoredReceivers.ONLY)));
  }

  /**
   * @param rowVersion of what is replaced; 0 when nothing was ever given
   * @return the new row version
   * @throws ProblemException with line and reason, after which everything is as it was
   */
  synchronized long replace(String text, long rowVersion, String actor) {
    ReceiversDocument given = ReceiversDocument.read(text);
    Path base =
        config
            .baseFile()
            .orElseThrow(
                () ->
                    ProblemException.unavailable(
                        "This installation leaves Alertmanager's configuration alone; set "
                            + AlertsConfig.PREFIX
                            + ".base-file, and .config-file or .readers."));
    requireLease();
    Optional<StoredReceivers> stored = current();
    requireVersion(stored, rowVersion);
    ReceiversDocument whole =
        KeptSecrets.completed(given, stored.map(Receivers::document).orElse(NOTHING));
    Composed composed = Composed.of(read(base), rules.checked(whole));
    Optional<String> refusal = handover.exchange(composed.text());
    if (refusal.isPresent()) {
      throw ProblemException.invalid(
          "Alertmanager refuses these receivers: " + composed.inOwnLines(refusal.get()));
    }
    return store(whole.text(), rowVersion, actor);
  }

  private void requireLease() {
    if (!leases.hold("receivers")) {
      throw ProblemException.unavailable(
          "Another replica of the control plane writes the configuration; try again.");
    }
  }

  private static void requireVersion(Optional<StoredReceivers> stored, long rowVersion) {
    if (stored.map(StoredReceivers::rowVersion).orElse(0L) != rowVersion) {
      throw ProblemException.stale(
          "Another administrator has saved the receivers; read them again and repeat the change.");
    }
  }

  /** Makes the file what base and receivers say, e.g. after an update of the base. */
  public synchronized void keep() {
    if (config.baseFile().isEmpty() || !leases.hold("receivers")) {
      return;
    }
    String stored = current().map(StoredReceivers::document).orElse("");
    String base = base();
    UsableReceivers allowed = allowed(stored);
    UsableReceivers wanted = accepted(base, allowed);
    String text = Composed.of(base, wanted.document()).text();
    boolean refused = !text.equals(handover.present()) && handover.exchange(text).isPresent();
    UsableReceivers inForce = refused ? reduce(base, allowed) : wanted;
    logSkipped(inForce.skipped());
    tellReplicas(Composed.of(base, allowed.document()), inForce.skipped());
  }

  /** Leaves out what Alertmanager refuses. */
  private UsableReceivers reduce(String base, UsableReceivers whole) {
    UsableReceivers accepted =
        AcceptedEntries.of(whole, handover.present(), document -> refusal(base, document));
    reduced = new Reduced(Composed.of(base, whole.document()), accepted);
    return accepted;
  }

  private Optional<String> refusal(String base, ReceiversDocument document) {
    requireLease();
    Composed composed = Composed.of(base, document);
    return handover.exchange(composed.text()).map(composed::inOwnLines);
  }

  /**
   * A sentence for each entry of a stored document that Alertmanager does not get. A former
   * version's checks may have been others, and so may a former Alertmanager's. What Alertmanager
   * refuses is known to the replica that holds the lease, which tells the others.
   */
  List<String> skipped(String stored) {
    UsableReceivers allowed = allowed(stored);
    return skippedEntries.of(Composed.of(base(), allowed.document())).orElseGet(allowed::skipped);
  }

  /** Without what Alertmanager refused of the same whole before. */
  private UsableReceivers accepted(String base, UsableReceivers allowed) {
    Reduced known = reduced;
    return Composed.of(base, allowed.document()).equals(known.whole()) ? known.accepted() : allowed;
  }

  private UsableReceivers allowed(String stored) {
    return UsableReceivers.of(stored, rules::effective);
  }

  private String base() {
    return config.baseFile().map(Receivers::read).orElse("");
  }

  /** Once for each change, because this runs twice a minute. */
  private void logSkipped(List<String> now) {
    if (!now.equals(logged)) {
      now.forEach(sentence -> LOGGER.log(Level.WARNING, sentence));
      logged = now;
    }
  }

  /** What is stored decides: another replica may have held the lease in between. */
  private void tellReplicas(Composed whole, List<String> skipped) {
    if (!skippedEntries.of(whole).equals(Optional.of(skipped))) {
      skippedEntries.keep(whole, skipped);
    }
  }

  /** The entries that can be read: what a former version stored may hold others. */
  static ReceiversDocument document(StoredReceivers stored) {
    return UsableReceivers.of(stored.document(), UnaryOperator.identity()).document();
  }

  private long store(String document, long rowVersion, String actor) {
    return database.inTransaction(
        entities -> {
          StoredReceivers found = entities.find(StoredReceivers.class, StoredReceivers.ONLY);
          requireVersion(Optional.ofNullable(found), rowVersion);
          StoredReceivers stored = found == null ? StoredReceivers.empty() : found;
          stored.become(document, actor, clock.instant());
          if (found == null) {
            entities.persist(stored);
          }
          AuditEntry.write(
              entities, clock.instant(), actor, "receivers.replace", "Alertmanager", "");
          entities.flush();
          return stored.rowVersion();
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
