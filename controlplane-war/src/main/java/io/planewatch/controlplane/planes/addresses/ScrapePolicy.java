package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Prometheus is never sent, whatever a join token says: it could read there what is nobody's
 * plane.
 */
public final class ScrapePolicy {
  /**
   * Cloud providers hand out credentials here. The link-local ones among them are refused as such.
   */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

  private final Set<Address> reserved;
  private final Set<String> sharedNames;
  private final Hosts hosts;

  /**
   * Takes what belongs to the control plane.
   *
   * @param reserved addresses of the engines and the like
   * @param sharedNames host names behind whose address several planes may stand
   */
  public ScrapePolicy(Set<Address> reserved, Set<String> sharedNames, Hosts hosts) {
    this.reserved = Set.copyOf(reserved);
    this.sharedNames = Set.copyOf(sharedNames);
    this.hosts = hosts;
  }

  /** Prometheus gets the name, because a proxy there tells planes apart by it. */
  public boolean isShared(Address address) {
    return sharedNames.contains(address.host());
  }

  /**
   * Every address behind this one, each checked.
   *
   * @param ownPort on which the control plane itself listens
   */
  public List<Address> checked(Address address, int ownPort) {
    if (METADATA_NAMES.contains(address.host())) {
      throw refused(address, "metadata services are never scraped");
    }
    if (reserved.contains(address)) {
      throw refused(address, "it is one of the control plane's own");
    }
    List<InetAddress> behind = lookUp(address);
    boolean isName = address.literal().isEmpty();
    for (InetAddress ip : behind) {
      if (isName && ip.isLoopbackAddress()) {
        throw refused(address, "its name means this very machine");
      }
      check(address, ip, ownPort);
    }
    return Stream.concat(Stream.of(address), behind(address).stream()).distinct().toList();
  }

  /** The addresses that a name leads to at the moment, as far as is known here. */
  public List<Address> behind(Address address) {
    return lookUp(address).stream()
        .map(ip -> new Address(ip.getHostAddress(), address.port()))
        .toList();
  }

  private List<InetAddress> lookUp(Address address) {
    return address.literal().map(List::of).orElseGet(() -> hosts.lookUp(address.host()));
  }

  private void check(Address address, InetAddress ip, int ownPort) {
    if (ip.isLinkLocalAddress() || METADATA.contains(ip.getHostAddress())) {
      throw refused(address, "link-local and metadata addresses are never scraped");
    }
    if (ip.isAnyLocalAddress() || ip.isMulticastAddress()) {
      throw refused(address, "it is no single host's address");
    }
    if (TransitionAddress.embedsIpv4(ip)) {
      throw refused(address, "it hides an IPv4 address in an IPv6 one");
    }
    if (isOwn(ip, address.port(), ownPort)
        || isReserved(new Address(ip.getHostAddress(), address.port()))) {
      throw refused(address, "it is one of the control plane's own");
    }
  }

  /** Whatever this machine is called, its reserved ports are the engines'. */
  private boolean isOwn(InetAddress ip, int port, int ownPort) {
    return (port == ownPort || reserved.stream().anyMatch(own -> isLoopback(own, port)))
        && hosts.isThisMachine(ip);
  }

  private static boolean isLoopback(Address own, int port) {
    return own.port() == port && own.literal().filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Compose and Kubernetes name the engines, and a plane may announce what a name leads to. */
  private boolean isReserved(Address address) {
    return reserved.stream()
        .filter(own -> own.port() == address.port())
        .anyMatch(own -> own.equals(address) || behind(own).contains(address));
  }

  private static ProblemException refused(Address address, String why) {
    return ProblemException.forbidden(address + " can't be announced: " + why + ".");
  }
}
