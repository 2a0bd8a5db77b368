package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A dashboard as it was saved once; never changed afterwards. Whatever lists versions selects
 * columns, because a document may have half a megabyte.
 */
@Entity
@IdClass(DashboardVersionId.class)
@Table(name = "dashboard_version")
public class DashboardVersion {
  /** The id of the dashboard; the column is older than ids are. */
  @Id private String name;

  @Id private long version;

  private String title;
  private String document;
  private long bytes;
  private String author;

  @Column(name = "saved_at")
  private OffsetDateTime savedAt;

  protected DashboardVersion() {}

  DashboardVersion(
      String dashboard, DashboardDocument document, long version, String author, Instant savedAt) {
    this.name = dashboard;
    this.version = version;
    this.title = document.title();
    this.document = document.text();
    this.bytes = document.bytes();
    this.author = author;
    this.savedAt = savedAt.atOffset(ZoneOffset.UTC);
  }

  /** The same document as a later version. */
  DashboardVersion again(long later, String by, Instant at) {
    return new DashboardVersion(
        name, new DashboardDocument(name, title, document, bytes), later, by, at);
  }

  long version() {
    return version;
  }

  String author() {
    return author;
  }

  JsonObject document() {
    try (JsonReader reader = JSON.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }
}
