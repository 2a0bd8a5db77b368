package io.planewatch.controlplane.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a file that is to be fetched. */
@Entity
@Table(name = "delivered_file")
public class StoredFile {
  @Id private String id;
  private String text;

  protected StoredFile() {}

  /**
   * @param id channel, slash, name
   */
  StoredFile(String id, String text) {
    this.id = id;
    this.text = text;
  }

  String name() {
    return id.substring(id.indexOf('/') + 1);
  }

  String text() {
    return text;
  }
}
