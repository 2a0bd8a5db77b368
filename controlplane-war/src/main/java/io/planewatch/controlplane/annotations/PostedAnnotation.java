package io.planewatch.controlplane.annotations;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The row of an annotation that came by the API. */
@Entity
@Table(name = "annotation")
public class PostedAnnotation {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String title;

  @Column(name = "from_at")
  private OffsetDateTime from;

  @Column(name = "to_at")
  private OffsetDateTime to;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "annotation_plane", joinColumns = @JoinColumn(name = "annotation_id"))
  @Column(name = "plane_id")
  private Set<String> planes;

  private String record;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "author_key")
  private String authorKey;

  protected PostedAnnotation() {}

  /**
   * @param authorKey against whose quota it counts
   */
  PostedAnnotation(Annotation annotation, String authorKey) {
    this.authorKey = authorKey;
    id = annotation.id();
    kind = annotation.kind();
    title = annotation.title();
    from = annotation.period().from().atOffset(ZoneOffset.UTC);
    to = annotation.period().to().atOffset(ZoneOffset.UTC);
    planes = new TreeSet<>(annotation.planes());
    record = annotation.record().orElse(null);
    createdBy = annotation.by();
  }

  Annotation toAnnotation() {
    return new Annotation(
        id,
        kind,
        title,
        new Period(from.toInstant(), to.toInstant()),
        new TreeSet<>(planes),
        createdBy,
        Optional.ofNullable(record));
  }
}
