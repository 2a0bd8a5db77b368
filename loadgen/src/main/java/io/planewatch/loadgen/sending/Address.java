package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.scenario.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a target is. Looking a name up may block, so it is done aside and not on an event loop; a
 * name that is not known yet may be known later.
 */
final class Address {

  private final String host;
  private final int port;
  private volatile InetSocketAddress resolved;

  Address(Target target) {
    // Brackets belong to the URI, not to the IPv6 address.
    host = target.base().getHost().replaceAll("^\\[|]$", "");
    port = target.port();
  }

  void refresh() {
    try {
      resolved = new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      // What was known before may still be right; if nothing was, connections fail and are counted.
      return;
    }
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** Null as long as the name is not known. */
  InetSocketAddress resolved() {
    return resolved;
  }
}
