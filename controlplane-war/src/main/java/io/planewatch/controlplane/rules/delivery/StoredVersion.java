package io.planewatch.controlplane.rules.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that holds the version of the document that all rule files make. */
@Entity
@Table(name = "rule_version")
public class StoredVersion {
  static final String ID = "present";

  @Id private String id;
  private String version;

  protected StoredVersion() {}

  StoredVersion(String version) {
    id = ID;
    this.version = version;
  }

  String version() {
    return version;
  }
}
