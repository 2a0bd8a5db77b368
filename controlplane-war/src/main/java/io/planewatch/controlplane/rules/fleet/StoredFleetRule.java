package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.GrantsText;
import io.planewatch.controlplane.access.StoredCaller;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The row of a fleet rule, with who wrote it and what that caller was granted. */
@Entity
@Table(name = "fleet_rule")
public class StoredFleetRule {
  @Id private String id;
  private String definition;

  @Convert(converter = GrantsText.class)
  private Set<String> reached;

  @Embedded private StoredCaller author;

  @Column(name = "author_account")
  private String authorAccount;

  @Column(name = "changed_at")
  private OffsetDateTime changedAt;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected StoredFleetRule() {}

  StoredFleetRule(String id) {
    this.id = id;
  }

  /**
   * @param planes those that it reaches now, to be compared with later ones
   */
  void become(FleetRule rule, Set<String> planes, Caller caller, Instant now) {
    definition = FleetRuleText.write(rule).toString();
    reached = Set.copyOf(planes);
    author = new StoredCaller(caller);
    authorAccount = caller.account().orElse(null);
    changedAt = now.atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  FleetRule rule() {
    return FleetRuleText.read(definition);
  }

  Set<String> reached() {
    return reached;
  }

  Caller author() {
    return author.toCaller().inTheNameOf(Optional.ofNullable(authorAccount));
  }

  Instant changedAt() {
    return changedAt.toInstant();
  }

  String file() {
    return "fleet-" + id + ".yml";
  }
}
