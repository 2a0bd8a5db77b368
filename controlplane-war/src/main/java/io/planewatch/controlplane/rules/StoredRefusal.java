package io.planewatch.controlplane.rules;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** The row of a refused rule file. */
@Entity
@Table(name = "rule_refusal")
public class StoredRefusal {
  @Id private String name;
  private String text;
  private String reason;
  private boolean lasting;
  private Long turn;

  protected StoredRefusal() {}

  StoredRefusal(String name, Refusals.Refusal refusal) {
    this.name = name;
    text = refusal.text();
    reason = refusal.reason();
    lasting = refusal.lasting();
    turn = refusal.turn().orElse(null);
  }

  String name() {
    return name;
  }

  Refusals.Refusal refusal() {
    return new Refusals.Refusal(text, reason, lasting, Optional.ofNullable(turn));
  }
}
