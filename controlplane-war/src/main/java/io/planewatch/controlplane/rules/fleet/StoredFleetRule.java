package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.AuthoredDocument;
import io.planewatch.controlplane.rules.Scope;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The row of a fleet rule. */
@Entity
@Table(name = "fleet_rule")
public class StoredFleetRule extends AuthoredDocument {
  protected StoredFleetRule() {}

  StoredFleetRule(String id) {
    super(id);
  }

  @Override
  protected void check() {
    rule();
  }

  /**
   * Reads the definition.
   *
   * @throws ProblemException when a check that is newer than the row does not allow it
   */
  FleetRule rule() {
    return FleetRuleText.read(definition());
  }

  Scope scope() {
    return FleetRuleText.scope(written());
  }

  String alert() {
    return written().getString("alert");
  }

  String file() {
    return "fleet-" + id() + ".yml";
  }
}
