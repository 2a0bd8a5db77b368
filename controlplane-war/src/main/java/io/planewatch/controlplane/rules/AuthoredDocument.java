package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.GrantsText;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * The row of a document from which rules are made, with who wrote it and what that caller was
 * granted.
 */
@MappedSuperclass
public abstract class AuthoredDocument {
  @Id private String id;
  private String definition;

  @Convert(converter = GrantsText.class)
  private Set<String> reached = Set.of();

  @Embedded private StoredCaller author;

  @Column(name = "author_account")
  private String authorAccount;

  @Column(name = "author_key")
  private String authorKey;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected AuthoredDocument() {}

  protected AuthoredDocument(String id) {
    this.id = id;
  }

  /**
   * @param planes those that it reaches now, to be compared with later ones
   */
  void become(JsonObject written, Set<String> planes, Caller caller, Instant now) {
    definition = written.toString();
    reached = Set.copyOf(planes);
    author = new StoredCaller(caller);
    authorAccount = caller.account().orElse(null);
    authorKey = CallerOrigin.of(caller);
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  /** Takes over all but the version. */
  void become(AuthoredDocument other) {
    definition = other.definition;
    reached = other.reached;
    author = other.author;
    authorAccount = other.authorAccount;
    authorKey = other.authorKey;
    changedAt = other.changedAt;
  }

  public final String id() {
    return id;
  }

  /** Goes into If-Match of a change. */
  public final long rowVersion() {
    return rowVersion;
  }

  /**
   * Reads the definition.
   *
   * @throws ProblemException when a check that is newer than the row does not allow it
   */
  protected abstract void check();

  /** Why a check that is newer than the row does not allow it; empty when all do. */
  public final Optional<String> objection() {
    try {
      check();
      return Optional.empty();
    } catch (ProblemException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** As it was written, whether it is still allowed or not. */
  public final JsonObject written() {
    try (JsonReader reader = JSON.createReader(new StringReader(definition))) {
      return reader.readObject();
    }
  }

  protected final String definition() {
    return definition;
  }

  public final Set<String> reached() {
    return reached;
  }

  public final Caller author() {
    return author.toCaller().inTheNameOf(Optional.ofNullable(authorAccount));
  }

  /**
   * Whose documents it counts among, as {@link CallerOrigin} has it. A row that a former version
   * wrote during an upgrade has no key of its own: its account or its author's name makes one.
   */
  public final String authorKey() {
    return authorKey == null ? CallerOrigin.of(author()) : authorKey;
  }

  /** Whether it counts against the quota of the caller. */
  public final boolean isOf(Caller caller) {
    return CallerOrigin.of(caller).equals(authorKey());
  }

  public final Instant changedAt() {
    return changedAt.toInstant();
  }
}
