package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.access.RequestAddress;
import jakarta.persistence.Column;
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
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One change. It names people and things, never a secret. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  private static final int MAX_ACTOR = 80;
  private static final int MAX_SUBJECT = 120;
  private static final int MAX_DETAIL = 500;
  private static final int MAX_BUCKET = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_ids")
  @SequenceGenerator(name = "audit_entry_ids", sequenceName = "audit_entry_ids", allocationSize = 1)
  private long id;

  private OffsetDateTime at;
  private String actor;
  private String action;
  private String subject;
  private String detail;

  @Column(name = "client_address")
  private String clientAddress;

  private long occurrences;

  @Column(name = "last_at")
  private OffsetDateTime lastAt;

  private String bucket;

  protected AuditEntry() {}

  private AuditEntry(Instant at, String actor, String action, String subject, String detail) {
    this.at = at.atOffset(ZoneOffset.UTC);
    this.actor = shortened(actor, MAX_ACTOR);
    this.action = action;
    this.subject = shortened(subject, MAX_SUBJECT);
    this.detail = shortened(detail, MAX_DETAIL);
    this.clientAddress = RequestAddress.current().orElse(null);
    this.occurrences = 1;
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

  /**
   * Like {@link #write}, for what may happen often: equal events from one address within a minute
   * are one entry that counts them, so that nobody fills the audit log.
   */
  public static void count(
      EntityManager entities,
      Instant at,
      String actor,
      String action,
      String subject,
      String detail) {
    count(entities, new AuditEntry(at, actor, action, subject, detail), 1);
  }

  /** Counts events that were gathered elsewhere, from an address that is not this thread's. */
  static void count(EntityManager entities, CountedEvent event, long occurrences) {
    AuditEntry entry =
        new AuditEntry(
            event.minute(), event.actor(), event.action(), event.subject(), event.detail());
    entry.clientAddress = event.clientAddress().orElse(null);
    count(entities, entry, occurrences);
  }

  private static void count(EntityManager entities, AuditEntry entry, long occurrences) {
    String minute = entry.at.truncatedTo(ChronoUnit.MINUTES).toInstant().toString();
    entry.bucket =
        shortened(
            String.join(
                "|",
                minute,
                entry.action,
                String.valueOf(entry.clientAddress),
                entry.actor,
                entry.subject,
                entry.detail),
            MAX_BUCKET);
    int known =
        entities
            .createQuery(
                "update AuditEntry e set e.occurrences = e.occurrences + :more, e.lastAt = :at"
                    + " where e.bucket = :bucket")
            .setParameter("more", occurrences)
            .setParameter("at", entry.at)
            .setParameter("bucket", entry.bucket)
            .executeUpdate();
    if (known == 0) {
      entry.occurrences = occurrences;
      entities.persist(entry);
    }
  }

  private static String shortened(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
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

  Optional<String> clientAddress() {
    return Optional.ofNullable(clientAddress);
  }

  /** How many equal events the entry stands for. */
  long occurrences() {
    return occurrences;
  }

  /** When the last of them was. */
  Instant lastAt() {
    return lastAt == null ? at() : lastAt.toInstant();
  }

  String detail() {
    return detail;
  }
}
