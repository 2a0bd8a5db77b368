package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Allowance;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.addresses.ScrapePolicy;
import io.planewatch.controlplane.problems.ProblemException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what a plane may announce. A plane that got a neighbour's address would be shown the
 * neighbour's metrics as its own.
 */
final class Announcements {
  private final JoinTokenDirectory tokens;
  private final PlaneDirectory directory;
  private final Heartbeats heartbeats;
  private final ScrapePolicy policy;
  private final Set<String> labelNames;

  Announcements(
      JoinTokenDirectory tokens,
      PlaneDirectory directory,
      Heartbeats heartbeats,
      ScrapePolicy policy,
      Set<String> labelNames) {
    this.tokens = tokens;
    this.directory = directory;
    this.heartbeats = heartbeats;
    this.policy = policy;
    this.labelNames = Set.copyOf(labelNames);
  }

  /** Refuses to fix for a plane what may never be scraped. */
  void check(Set<Allowance> allowances, int ownPort) {
    for (Allowance allowance : allowances) {
      if (allowance instanceof Allowance.Exact exact) {
        policy.checked(exact.address(), ownPort);
      }
    }
  }

  /**
   * Refuses what the plane may not announce. The registry may change before it registers: {@link
   * Permitted#requireFree} looks once more.
   */
  Permitted check(JoiningPlane plane, Registration registration, int ownPort, Instant now) {
    for (String name : registration.labels().keySet()) {
      if (!labelNames.contains(name)) {
        throw ProblemException.forbidden(
            "The label '" + name + "' is not one that a plane may set.");
      }
    }
    Set<Address> spellings = new HashSet<>();
    Set<String> displaced = new HashSet<>();
    registration
        .addresses()
        .forEach(
            address -> {
              Allowance allowance = allowance(plane, address);
              for (Address spelling : policy.checked(address, ownPort)) {
                boolean isNamed = allowance.isExact() && spelling.equals(address);
                displaced.addAll(check(plane, new Claim(address, spelling, isNamed), now));
                spellings.add(spelling);
              }
            });
    return new Permitted(plane.planeId(), spellings, displaced);
  }

  /**
   * One spelling of an announced address.
   *
   * @param isNamed whether an administrator named this very one for the plane; a name leads where
   *     its owner wants, and so gives no right to the address behind it
   */
  private record Claim(Address announced, Address spelling, boolean isNamed) {}

  private Allowance allowance(JoiningPlane plane, Address address) {
    return tokens
        .allowance(plane, address)
        .orElseThrow(
            () ->
                ProblemException.forbidden(
                    "The join token does not allow to announce " + address + "."));
  }

  private Set<String> check(JoiningPlane plane, Claim claim, Instant now) {
    if (!claim.isNamed()
        && tokens.fixedForOthers(plane.planeId(), now).stream()
            .anyMatch(fixed -> isSame(fixed, claim))) {
      throw Permitted.belongsToAnother(claim.announced().toString());
    }
    Set<String> displaced = new HashSet<>();
    for (PlaneEntry holder : holders(plane.planeId(), claim, now)) {
      if (!claim.isNamed() || heartbeats.isLive(holder.id(), now)) {
        throw Permitted.belongsToAnother(claim.announced().toString());
      }
      displaced.add(holder.id());
    }
    return displaced;
  }

  private List<PlaneEntry> holders(String planeId, Claim claim, Instant now) {
    return directory.all().stream()
        .filter(other -> !other.id().equals(planeId) && other.isRegistered())
        .filter(
            other ->
                Stream.of(other.announced().collector(), other.announced().direct())
                    .filter(Objects::nonNull)
                    .map(Address::parse)
                    .anyMatch(
                        held ->
                            isSame(held, claim)
                                || (heartbeats.isLive(other.id(), now) && leadsTo(held, claim))))
        .toList();
  }

  /** Where one name is told apart from another behind an address, both may lead there. */
  private boolean leadsTo(Address held, Claim claim) {
    return !claim.isNamed()
        && held.port() == claim.spelling().port()
        && !(policy.isShared(held) && policy.isShared(claim.announced()))
        && policy.behind(held).contains(claim.spelling());
  }

  /**
   * A name that an administrator fixed for a plane that is not there yet is looked up only against
   * an address that a network permits.
   */
  private boolean isSame(Address others, Claim claim) {
    return others.equals(claim.spelling())
        || (claim.announced().literal().isPresent() && leadsTo(others, claim));
  }
}
