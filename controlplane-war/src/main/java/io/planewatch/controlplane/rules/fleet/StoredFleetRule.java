package io.planewatch.controlplane.rules.fleet;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.GrantsText;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.Scope;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The row of a fleet rule, with who wrote it and what that caller was granted. */
@Entity
@Table(name = "fleet_rule")
public class StoredFleetRule {
  @Id private String id;
  private String definition;

  @Convert(converter = GrantsText.class)
  private Set<String> reached;

  @Embedded private StoredCaller author;

  @Column(name = "author_account")
  private String authorAccount;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected StoredFleetRule() {}

  StoredFleetRule(String id) {
    this.id = id;
  }

  /**
   * @param planes those that it reaches now, to be compared with later ones
   */
  void become(FleetRule rule, Set<String> planes, Caller caller, Instant now) {
    definition = FleetRuleText.write(rule).toString();
    reached = Set.copyOf(planes);
    author = new StoredCaller(caller);
    authorAccount = caller.account().orElse(null);
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  /** Takes over all but the version. */
  void become(StoredFleetRule other) {
    definition = other.definition;
    reached = other.reached;
    author = other.author;
    authorAccount = other.authorAccount;
    changedAt = other.changedAt;
  }

  String id() {
    return id;
  }

  long rowVersion() {
    return rowVersion;
  }

  /**
   * @throws ProblemException when a check that is newer than the row does not allow it
   */
  FleetRule rule() {
    return FleetRuleText.read(definition);
  }

  /** Why a check that is newer than the row does not allow the rule; empty when all do. */
  Optional<String> objection() {
    try {
      rule();
      return Optional.empty();
    } catch (ProblemException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** As it was written, whether it is still allowed or not. */
  JsonObject written() {
    try (JsonReader reader = JSON.createReader(new StringReader(definition))) {
      return reader.readObject();
    }
  }

  Scope scope() {
    return FleetRuleText.scope(written());
  }

  String alert() {
    return written().getString("alert");
  }

  Set<String> reached() {
    return reached;
  }

  Caller author() {
    return author.toCaller().inTheNameOf(Optional.ofNullable(authorAccount));
  }

  Instant changedAt() {
    return changedAt.toInstant();
  }

  String file() {
    return "fleet-" + id + ".yml";
  }
}
