package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.AuthoredDocument;
import io.planewatch.controlplane.rules.Scope;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * The row of an objective. Its id is the name, and something more where an objective that others
 * see has the same name.
 */
@Entity
@Table(name = "objective")
public class StoredObjective extends AuthoredDocument {
  protected StoredObjective() {}

  StoredObjective(String id) {
    super(id);
  }

  @Override
  protected void check() {
    objective();
  }

  /**
   * Reads the definition.
   *
   * @throws ProblemException when a check that is newer than the row does not allow it
   */
  Objective objective() {
    return ObjectiveText.read(definition());
  }

  String name() {
    return written().getString("name");
  }

  Scope scope() {
    return ObjectiveText.scope(written());
  }

  String file() {
    return "objective-" + id() + ".yml";
  }
}
