package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Allowance;
import io.planewatch.controlplane.planes.addresses.FixedAddresses;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The join tokens there are, in memory. */
final class JoinTokenDirectory implements BearerTokens, FixedAddresses, Snapshot {
  private record Entry(JoiningPlane plane, Set<Allowance> announce, Instant validUntil) {}

  private volatile Map<TokenHash, Entry> tokens = Map.of();

  @Override
  public Optional<Identity> identify(TokenHash hash, Instant now) {
    Entry entry = tokens.get(hash);
    return entry == null || !now.isBefore(entry.validUntil)
        ? Optional.empty()
        : Optional.of(entry.plane);
  }

  /**
   * What lets the bearer of this token announce the address; the exact permission goes before the
   * wide one.
   */
  Optional<Allowance> allowance(JoiningPlane plane, Address address) {
    return tokens.values().stream()
        .filter(entry -> entry.plane.equals(plane))
        .flatMap(entry -> entry.announce.stream())
        .filter(allowance -> allowance.permits(address))
        .reduce((one, other) -> one.isExact() ? one : other);
  }

  /** The addresses that other planes' tokens name. */
  List<Address> fixedForOthers(String planeId, Instant now) {
    return fixed(now, entry -> !entry.plane.planeId().equals(planeId)).toList();
  }

  @Override
  public boolean isFixedFor(String planeId, Address address, Instant now) {
    return fixed(now, entry -> entry.plane.planeId().equals(planeId)).anyMatch(address::equals);
  }

  @Override
  public boolean isFixedForAnother(String planeId, Address address, Instant now) {
    return fixed(now, entry -> !entry.plane.planeId().equals(planeId)).anyMatch(address::equals);
  }

  private Stream<Address> fixed(Instant now, Predicate<Entry> whose) {
    return tokens.values().stream()
        .filter(entry -> now.isBefore(entry.validUntil) && whose.test(entry))
        .flatMap(entry -> entry.announce.stream())
        .filter(Allowance.Exact.class::isInstance)
        .map(allowance -> ((Allowance.Exact) allowance).address());
  }

  @Override
  public Topic topic() {
    return Topic.PLANES;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<TokenHash, Entry> read = new HashMap<>();
    for (JoinToken token :
        entities.createQuery("select t from JoinToken t", JoinToken.class).getResultList()) {
      read.put(
          token.hash(),
          new Entry(
              new JoiningPlane(token.planeId(), token.id()), token.announce(), token.validUntil()));
    }
    tokens = Map.copyOf(read);
  }
}
