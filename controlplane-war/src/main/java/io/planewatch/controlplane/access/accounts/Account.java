package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.StoredCaller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A person. The ID is never reused. Otherwise, a new account with the same name would own the
 * objects of a removed account.
 */
@Entity
@Table(name = "account")
public class Account {
  @Id private String id;

  @Embedded private StoredCaller caller;

  @Column(name = "password_hash")
  private String passwordHash;

  private String subject;
  private boolean blocked;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected Account() {}

  Account(String id, Caller caller, String createdBy, Instant createdAt) {
    this.id = id;
    this.caller = new StoredCaller(caller);
    this.createdBy = createdBy;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  Caller caller() {
    return caller.toCaller().inTheNameOf(Optional.of(id));
  }

  /** Empty for one that signs in elsewhere. */
  Optional<PasswordHash> passwordHash() {
    return Optional.ofNullable(passwordHash).map(PasswordHash::parse);
  }

  /** Whether this is the account of whom the identity provider calls so. */
  boolean isProvidedFor(String candidate) {
    return candidate.equals(subject);
  }

  void provideFor(String provided) {
    subject = provided;
  }

  boolean isBlocked() {
    return blocked;
  }

  String createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt.toInstant();
  }

  long rowVersion() {
    return rowVersion;
  }

  void admit(Caller changed, boolean isBlocked) {
    caller = new StoredCaller(changed);
    blocked = isBlocked;
  }

  void takePassword(PasswordHash hash) {
    passwordHash = hash.text();
  }

  void requireRowVersion(long expected) {
    if (expected != rowVersion) {
      throw ProblemException.stale("The account was changed since it was read; read it again.");
    }
  }
}
