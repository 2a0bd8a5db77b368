package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import java.util.Comparator;
import java.util.List;

/**
 * A plane says that it is scraped at an address.
 *
 * @param behind the IP addresses behind it, each with the port; never empty
 * @param isShared several planes may stand behind the announced name
 */
record Claim(
    Announcement announcement,
    Address announced,
    List<Address> behind,
    boolean isShared,
    Strength strength) {
  /** Which of two planes at the same address goes first. */
  enum Strength {
    /** An administrator named this very IP address for the plane. */
    NAMED_ADDRESS,
    /** An administrator named a host name for the plane; its owner decides where it leads. */
    NAME,
    /** An administrator permitted the network in which it lies. */
    WITHIN_NETWORK,
    /** Its name has not been resolved for minutes: the address may long be somebody else's. */
    REMEMBERED
  }

  Claim {
    behind = List.copyOf(behind);
  }

  String planeId() {
    return announcement.planeId();
  }

  /** Where it is scraped; every replica chooses the same. */
  Address chosen() {
    return behind.stream()
        .min(
            Comparator.<Address>comparingInt(address -> address.host().indexOf(':') < 0 ? 0 : 1)
                .thenComparing(Address::host))
        .orElseThrow();
  }
}
