package io.planewatch.controlplane.planes.addresses;

import java.net.Inet6Address;
import java.net.InetAddress;

/** IPv6 addresses that lead to an IPv4 one: a way around every rule about the latter. */
final class TransitionAddress {
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
  private static final byte[] TEREDO = {0x20, 0x01, 0, 0};

  private TransitionAddress() {}

  static boolean embedsIpv4(InetAddress address) {
    if (!(address instanceof Inet6Address ipv6)) {
      return false;
    }
    byte[] bytes = ipv6.getAddress();
    return (ipv6.isIPv4CompatibleAddress()
            && !ipv6.isLoopbackAddress()
            && !ipv6.isAnyLocalAddress())
        || startsWith(bytes, NAT64)
        || startsWith(bytes, SIX_TO_FOUR)
        || startsWith(bytes, TEREDO);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
