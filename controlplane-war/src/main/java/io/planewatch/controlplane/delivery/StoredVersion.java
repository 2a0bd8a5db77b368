package io.planewatch.controlplane.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The version of the document that all files of a channel make. */
@Entity
@Table(name = "delivered_version")
public class StoredVersion {
  @Id private String channel;
  private String version;

  protected StoredVersion() {}

  StoredVersion(String channel, String version) {
    this.channel = channel;
    this.version = version;
  }

  String version() {
    return version;
  }
}
