package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.StoredCaller;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The row of an objective, with who wrote it and what that caller was granted. */
@Entity
@Table(name = "objective")
public class StoredObjective {
  @Id private String id;
  private String definition;
  @Embedded private StoredCaller author;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  protected StoredObjective() {}

  StoredObjective(Objective objective) {
    this.id = objective.name();
  }

  void become(Objective objective, Caller caller, Instant now) {
    definition = ObjectiveText.write(objective).toString();
    author = new StoredCaller(caller);
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  Objective objective() {
    return ObjectiveText.read(definition);
  }

  Caller author() {
    return author.toCaller();
  }

  String file() {
    return "objective-" + id + ".yml";
  }
}
