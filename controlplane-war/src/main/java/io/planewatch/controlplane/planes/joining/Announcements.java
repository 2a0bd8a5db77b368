package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Allowance;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
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
   * Refuses what the plane may not announce.
   *
   * @return the planes that are silent and lose an address to this one, which an administrator has
   *     named for it
   */
  Set<String> check(JoiningPlane plane, Registration registration, int ownPort, Instant now) {
    for (String name : registration.labels().keySet()) {
      if (!labelNames.contains(name)) {
        throw ProblemException.forbidden(
            "The label '" + name + "' is not one that a plane may set.");
      }
    }
    Set<String> displaced = new HashSet<>();
    registration
        .addresses()
        .forEach(address -> displaced.addAll(check(plane, address, ownPort, now)));
    return displaced;
  }

  private Set<String> check(JoiningPlane plane, Address address, int ownPort, Instant now) {
    Allowance allowance =
        tokens
            .allowance(plane, address)
            .orElseThrow(
                () ->
                    ProblemException.forbidden(
                        "The join token does not allow to announce " + address + "."));
    Set<String> displaced = new HashSet<>();
    for (Address spelling : policy.checked(address, ownPort)) {
      if (!allowance.isExact() && tokens.isFixedForAnother(plane.planeId(), spelling)) {
        throw belongsToAnother(address);
      }
      for (PlaneEntry holder : holders(plane.planeId(), spelling.toString())) {
        if (!allowance.isExact() || heartbeats.isLive(holder.id(), now)) {
          throw belongsToAnother(address);
        }
        displaced.add(holder.id());
      }
    }
    return displaced;
  }

  private List<PlaneEntry> holders(String planeId, String address) {
    return directory.all().stream()
        .filter(other -> !other.id().equals(planeId) && other.isRegistered())
        .filter(
            other ->
                Stream.of(other.announced().collector(), other.announced().direct())
                    .filter(Objects::nonNull)
                    .anyMatch(address::equals))
        .toList();
  }

  private static ProblemException belongsToAnother(Address address) {
    return ProblemException.forbidden(address + " can't be announced: it is another plane's.");
  }
}
