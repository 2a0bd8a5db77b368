package io.planewatch.controlplane.objectives;

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

/** The row of an objective, with who wrote it and what that caller was granted. */
@Entity
@Table(name = "objective")
public class StoredObjective {
  @Id private String id;
  private String definition;

  @Convert(converter = GrantsText.class)
  private Set<String> reached = Set.of();

  @Embedded private StoredCaller author;

  @Column(name = "author_account")
  private String authorAccount;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected StoredObjective() {}

  StoredObjective(String id) {
    this.id = id;
  }

  /**
   * @param planes those that it reaches now, to be compared with later ones
   */
  void become(Objective objective, Set<String> planes, Caller caller, Instant now) {
    definition = ObjectiveText.write(objective).toString();
    reached = Set.copyOf(planes);
    author = new StoredCaller(caller);
    authorAccount = caller.account().orElse(null);
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  /** Takes over all but the version. */
  void become(StoredObjective other) {
    definition = other.definition;
    reached = other.reached;
    author = other.author;
    authorAccount = other.authorAccount;
    changedAt = other.changedAt;
  }

  /** Its name, and something more where an objective that others see has the same name. */
  String id() {
    return id;
  }

  long rowVersion() {
    return rowVersion;
  }

  /**
   * @throws ProblemException when a check that is newer than the row does not allow it
   */
  Objective objective() {
    return ObjectiveText.read(definition);
  }

  /** Why a check that is newer than the row does not allow the objective; empty when all do. */
  Optional<String> objection() {
    try {
      objective();
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

  String name() {
    return written().getString("name");
  }

  Scope scope() {
    return ObjectiveText.scope(written());
  }

  Set<String> reached() {
    return reached;
  }

  Caller author() {
    return author.toCaller().inTheNameOf(Optional.ofNullable(authorAccount));
  }

  String file() {
    return "objective-" + id + ".yml";
  }
}
