package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.GrantsText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whose a dashboard is, and for which planes. Its documents are {@link DashboardVersion}s. */
@Entity
@Table(name = "dashboard")
public class Dashboard {
  @Id private String id;
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  private String owner;

  @Column(name = "owner_key")
  private String ownerKey;

  @Column(name = "author_key")
  private String authorKey;

  private boolean everybody;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_planes")
  private Set<String> planes;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_environments")
  private Set<String> environments;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_lines_of_business")
  private Set<String> linesOfBusiness;

  @Column(name = "scope_key")
  private String scopeKey;

  @Column(name = "deleted_at")
  private OffsetDateTime deletedAt;

  @Column(name = "deleted_by")
  private String deletedBy;

  protected Dashboard() {}

  Dashboard(String name, Caller owner) {
    this.id = UUID.randomUUID().toString();
    this.name = name;
    this.owner = owner.name();
    this.ownerKey = ownerKey(owner);
    this.authorKey = CallerOrigin.of(owner);
    claimName();
    give(DashboardAccess.of(owner));
  }

  /**
   * Tokens of one account count as one owner. Tokens without an account may share a name, so such a
   * token is an owner by its id. The operator is one owner through all operator tokens.
   */
  static String ownerKey(Caller caller) {
    return caller
        .account()
        .map(account -> "account:" + account)
        .or(() -> caller.lineage().lastApiToken().map(token -> "token:" + token))
        .orElseGet(() -> "name:" + caller.name());
  }

  void give(DashboardAccess access) {
    Grants.Restricted named =
        access.scope() instanceof Grants.Restricted restricted
            ? restricted
            : new Grants.Restricted(Set.of(), Set.of(), Set.of());
    everybody = access.isForEverybody();
    planes = named.planes();
    environments = named.environments();
    linesOfBusiness = named.linesOfBusiness();
    scopeKey = access.key();
  }

  void putIntoBin(Instant at, String by) {
    deletedAt = at.atOffset(ZoneOffset.UTC);
    deletedBy = by;
    nameKey = null;
  }

  void takeFromBin() {
    deletedAt = null;
    deletedBy = null;
  }

  /** The name that no other dashboard of its owner may have meanwhile. */
  final void claimName() {
    nameKey = ownerKey + "/" + name;
  }

  DashboardAccess access() {
    return new DashboardAccess(
        everybody
            ? Grants.unrestricted()
            : new Grants.Restricted(planes, environments, linesOfBusiness));
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String owner() {
    return owner;
  }

  String ownerKey() {
    return ownerKey;
  }

  /**
   * Against whose quota it counts. What a former version made during an upgrade has its owner's.
   */
  String authorKey() {
    return authorKey == null ? ownerKey : authorKey;
  }

  String scopeKey() {
    return scopeKey;
  }

  boolean isInBin() {
    return deletedAt != null;
  }

  /** Empty while it is in use. */
  Optional<Instant> deletedAt() {
    return Optional.ofNullable(deletedAt).map(OffsetDateTime::toInstant);
  }

  String deletedBy() {
    return deletedBy;
  }
}
