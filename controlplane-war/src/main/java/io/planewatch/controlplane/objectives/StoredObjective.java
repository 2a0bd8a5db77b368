package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.GrantsText;
import io.planewatch.controlplane.access.StoredCaller;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

  protected StoredObjective() {}

  StoredObjective(Objective objective) {
    this.id = objective.name();
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

  Objective objective() {
    return ObjectiveText.read(definition);
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
