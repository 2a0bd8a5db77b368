package io.planewatch.controlplane.alerts.receivers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which entries of the receivers Alertmanager does not get; there is one row at most. */
@Entity
@Table(name = "receivers_skipped")
public class StoredSkipped {
  static final String ONLY = "current";

  @Id private String id;
  private String digest;
  private String sentences;

  protected StoredSkipped() {}

  static StoredSkipped empty() {
    StoredSkipped skipped = new StoredSkipped();
    skipped.id = ONLY;
    return skipped;
  }

  /**
   * @param ofWhat digest of the whole configuration of which entries are skipped
   * @param json an array of sentences
   */
  void become(String ofWhat, String json) {
    digest = ofWhat;
    sentences = json;
  }

  String digest() {
    return digest;
  }

  String sentences() {
    return sentences;
  }
}
