package io.planewatch.controlplane.alerts.receivers.document;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** Addresses of the machine itself or its surroundings, which can't be receivers. */
final class InternalAddress {
  /** Cloud providers hand out credentials here; further ones are link-local. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

  /** IPv6 prefixes that hide an IPv4 address: NAT64, 6to4 and Teredo. */
  private static final List<List<Integer>> TRANSITION =
      List.of(List.of(0, 0x64, 0xff, 0x9b), List.of(0x20, 0x02), List.of(0x20, 0x01, 0, 0));

  private InternalAddress() {}

  static boolean isMetadataName(String host) {
    return METADATA_NAMES.contains(host);
  }

  static boolean is(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(address.getHostAddress())
        || (address instanceof Inet6Address ipv6 && hidesIpv4(ipv6));
  }

  private static boolean hidesIpv4(Inet6Address address) {
    byte[] bytes = address.getAddress();
    return address.isIPv4CompatibleAddress()
        || TRANSITION.stream().anyMatch(prefix -> startsWith(bytes, prefix));
  }

  private static boolean startsWith(byte[] bytes, List<Integer> prefix) {
    for (int i = 0; i < prefix.size(); i++) {
      if (Byte.toUnsignedInt(bytes[i]) != prefix.get(i)) {
        return false;
      }
    }
    return true;
  }
}
