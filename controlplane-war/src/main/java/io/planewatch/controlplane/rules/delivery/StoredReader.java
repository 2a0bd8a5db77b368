package io.planewatch.controlplane.rules.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which document a reader has in place. */
@Entity
@Table(name = "rule_reader")
public class StoredReader {
  @Id private String name;
  private String held;

  protected StoredReader() {}

  StoredReader(String name, String held) {
    this.name = name;
    this.held = held;
  }

  boolean holds(String version) {
    return held.equals(version);
  }
}
