package io.planewatch.controlplane.access.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** One change. It names people and things, never a secret. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  private static final int MAX_DETAIL = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_ids")
  @SequenceGenerator(name = "audit_entry_ids", sequenceName = "audit_entry_ids", allocationSize = 1)
  private long id;

  private OffsetDateTime at;
  private String actor;
  private String action;
  private String subject;
  private String detail;

  protected AuditEntry() {}

  private AuditEntry(Instant at, String actor, String action, String subject, String detail) {
    this.at = at.atOffset(ZoneOffset.UTC);
    this.actor = actor;
    this.action = action;
    this.subject = subject;
    this.detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
  }

  /** Written with the change or not at all. */
  public static void write(
      EntityManager entities,
      Instant at,
      String actor,
      String action,
      String subject,
      String detail) {
    entities.persist(new AuditEntry(at, actor, action, subject, detail));
  }

  long id() {
    return id;
  }

  Instant at() {
    return at.toInstant();
  }

  String actor() {
    return actor;
  }

  String action() {
    return action;
  }

  String subject() {
    return subject;
  }

  String detail() {
    return detail;
  }
}
