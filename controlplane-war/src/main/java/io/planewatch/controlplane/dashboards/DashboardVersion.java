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

/** A dashboard as it was saved once; never changed afterwards. */
@Entity
@IdClass(DashboardVersionId.class)
@Table(name = "dashboard_version")
public class DashboardVersion {
  @Id private String name;
  @Id private long version;

  private String title;
  private String document;
  private String author;

  @Column(name = "saved_at")
  private OffsetDateTime savedAt;

  protected DashboardVersion() {}

  DashboardVersion(DashboardDocument document, long version, String author, Instant savedAt) {
    this.name = document.name();
    this.version = version;
    this.title = document.title();
    this.document = document.json().toString();
    this.author = author;
    this.savedAt = savedAt.atOffset(ZoneOffset.UTC);
  }

  String name() {
    return name;
  }

  long version() {
    return version;
  }

  String title() {
    return title;
  }

  JsonObject document() {
    try (JsonReader reader = JSON.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }

  String author() {
    return author;
  }

  Instant savedAt() {
    return savedAt.toInstant();
  }
}
