package io.planewatch.controlplane.rules.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a rule file that is to be fetched. */
@Entity
@Table(name = "rule_file")
public class StoredRuleFile {
  @Id private String name;
  private String text;

  protected StoredRuleFile() {}

  StoredRuleFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }
}
