package io.planewatch.controlplane.rules;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a refused rule file. */
@Entity
@Table(name = "rule_refusal")
public class StoredRefusal {
  @Id private String name;
  private String text;
  private String reason;
  private boolean lasting;

  protected StoredRefusal() {}

  StoredRefusal(String name, Refusals.Refusal refusal) {
    this.name = name;
    text = refusal.text();
    reason = refusal.reason();
    lasting = refusal.lasting();
  }

  String name() {
    return name;
  }

  Refusals.Refusal refusal() {
    return new Refusals.Refusal(text, reason, lasting);
  }
}
