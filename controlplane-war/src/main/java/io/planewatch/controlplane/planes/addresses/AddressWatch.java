package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import io.planewatch.controlplane.problems.ProblemException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks again and again where the planes' addresses lead, and withdraws what leads where nothing of
 * the plane is. A name that was checked at registration alone could be turned to a neighbour.
 */
public final class AddressWatch {
  private static final Logger LOGGER = System.getLogger(AddressWatch.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So long a name that is not resolved any more keeps its address from other planes. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** No request tells on which port the control plane listens; the reserved addresses do. */
  private static final int NO_PORT = -1;

  private final PlaneDirectory directory;
  private final FixedAddresses fixed;
  private final ScrapePolicy policy;
  private final CachedHosts hosts;
  private final ScrapeTargets targets;
  private final Clock clock;

  AddressWatch(
      PlaneDirectory directory,
      FixedAddresses fixed,
      ScrapePolicy policy,
      CachedHosts hosts,
      ScrapeTargets targets,
      Clock clock) {
    this.directory = directory;
    this.fixed = fixed;
    this.policy = policy;
    this.hosts = hosts;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * Takes what was given to Prometheus before a restart: it stays while the resolver is away, and
   * goes first where another plane claims the same address.
   */
  public void recall(Map<Announcement, ScrapeTarget> given) {
    given.forEach(
        (announcement, target) -> {
          if (target instanceof ScrapeTarget.Given before) {
            Address announced = Address.parse(announcement.address());
            if (announced.literal().isEmpty()) {
              Address.parse(before.address())
                  .literal()
                  .ifPresent(ip -> hosts.recall(announced.host(), ip));
            }
          }
        });
    targets.recall(given);
  }

  /** Waits some seconds at most, however slow the resolver is. */
  public void look() {
    Map<Announcement, Address> announced = announced();
    hosts.renew(
        announced.values().stream()
            .filter(address -> address.literal().isEmpty())
            .map(Address::host)
            .toList(),
        PATIENCE);
    Map<Announcement, ScrapeTarget> judged = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    announced.forEach(
        (announcement, address) -> {
          try {
            claim(announcement, address)
                .ifPresentOrElse(claims::add, () -> judged.put(announcement, unresolved(address)));
          } catch (ProblemException refused) {
            judged.put(announcement, new ScrapeTarget.Refused(refused.getMessage()));
          }
        });
    judged.putAll(Claims.judge(claims, targets.all()));
    judged.forEach(this::tell);
    targets.replace(judged);
  }

  private Map<Announcement, Address> announced() {
    Map<Announcement, Address> announced = new HashMap<>();
    for (PlaneEntry plane : directory.all()) {
      if (plane.isRegistered() && !plane.isRetired()) {
        Stream.of(plane.announced().collector(), plane.announced().direct())
            .filter(Objects::nonNull)
            .forEach(
                text -> announced.put(new Announcement(plane.id(), text), Address.parse(text)));
      }
    }
    return announced;
  }

  private Optional<Claim> claim(Announcement announcement, Address address) {
    List<Address> behind = policy.checked(address, NO_PORT).stream().filter(this::isIp).toList();
    if (behind.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    boolean isNamed = fixed.isFixedFor(announcement.planeId(), address, now);
    for (Address ip : behind) {
      if (!(isNamed && ip.equals(address))
          && fixed.isFixedForAnother(announcement.planeId(), ip, now)) {
        throw ProblemException.forbidden(
            address + " is not scraped: it leads to another plane's address.");
      }
    }
    return Optional.of(
        new Claim(
            announcement, address, behind, policy.isShared(address), strength(address, isNamed)));
  }

  private boolean isIp(Address address) {
    return address.literal().isPresent();
  }

  private Claim.Strength strength(Address address, boolean isNamed) {
    if (isIp(address)) {
      return isNamed ? Claim.Strength.NAMED_ADDRESS : Claim.Strength.WITHIN_NETWORK;
    }
    boolean isOld =
        hosts
            .unconfirmedFor(address.host())
            .filter(age -> age.compareTo(REMEMBERED) > 0)
            .isPresent();
    return isOld ? Claim.Strength.REMEMBERED : Claim.Strength.NAME;
  }

  private static ScrapeTarget unresolved(Address address) {
    return new ScrapeTarget.Unresolved(
        address
            + " is not scraped: the control plane can't resolve the name "
            + address.host()
            + ".");
  }

  private void tell(Announcement announcement, ScrapeTarget target) {
    ScrapeTarget former = targets.all().get(announcement);
    if (target instanceof ScrapeTarget.Refused refused && !refused.equals(former)) {
      LOGGER.log(Level.WARNING, "plane " + announcement.planeId() + ": " + refused.reason());
    } else if (former instanceof ScrapeTarget.Refused && !target.equals(former)) {
      LOGGER.log(
          Level.INFO,
          "plane "
              + announcement.planeId()
              + ": "
              + announcement.address()
              + " is not refused any more.");
    }
  }
}
