package io.planewatch.controlplane.state;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often a topic changed. Its row is locked by each change, which puts the changes of one topic
 * in order.
 */
@Entity
@Table(name = "revision")
public class Revision {
  @Id
  @Enumerated(EnumType.STRING)
  private Topic topic;

  @Column(name = "changes")
  private long changes;

  protected Revision() {}

  public static void countUp(EntityManager entities, Topic topic) {
    int rows =
        entities
            .createQuery("update Revision r set r.changes = r.changes + 1 where r.topic = :topic")
            .setParameter("topic", topic)
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("table revision has no row for " + topic);
    }
  }

  public static Map<Topic, Long> all(EntityManager entities) {
    Map<Topic, Long> revisions = new EnumMap<>(Topic.class);
    entities
        .createQuery("select r from Revision r", Revision.class)
        .getResultList()
        .forEach(revision -> revisions.put(revision.topic, revision.changes));
    return revisions;
  }
}
