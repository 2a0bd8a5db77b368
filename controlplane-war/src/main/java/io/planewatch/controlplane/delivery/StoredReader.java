package io.planewatch.controlplane.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** Which version a reader has in place, and which one its engine refused. */
@Entity
@Table(name = "delivery_reader")
public class StoredReader {
  @Id private String id;
  private String held;
  private String refused = "";
  private String reason = "";

  protected StoredReader() {}

  StoredReader(String id, String held) {
    this.id = id;
    this.held = held;
  }

  boolean holds(String version) {
    return held.equals(version);
  }

  void refuse(String version, String why) {
    refused = version;
    reason = why;
  }

  void forgetRefusal() {
    refuse("", "");
  }

  Optional<String> refusalOf(String version) {
    return refused.equals(version) ? Optional.of(reason) : Optional.empty();
  }
}
