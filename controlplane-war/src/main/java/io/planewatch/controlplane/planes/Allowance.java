package io.planewatch.controlplane.planes;

import java.net.InetAddress;
import java.util.regex.Matcher;

/** What a join token lets its plane announce: one address, or a network with the ports in it. */
public sealed interface Allowance {
  /** The one form in which it is compared and stored. */
  String text();

  boolean permits(Address address);

  /**
   * An administrator named this very address, which is what it takes to announce a loopback
   * address.
   */
  boolean isExact();

  record Exact(Address address) implements Allowance {
    @Override
    public String text() {
      return address.toString();
    }

    @Override
    public boolean permits(Address announced) {
      return announced.equals(address);
    }

    @Override
    public boolean isExact() {
      return true;
    }
  }

  /** Holds addresses alone, no names: what a name means is for its owner to change at any time. */
  record Network(InetAddress prefix, int prefixBits, int firstPort, int lastPort)
      implements Allowance {
    @Override
    public String text() {
      String network = prefix.getHostAddress() + "/" + prefixBits;
      String bracketed = network.indexOf(':') < 0 ? network : "[" + network + "]";
      return bracketed
          + ":"
          + (firstPort == lastPort ? "" + firstPort : firstPort + "-" + lastPort);
    }

    @Override
    public boolean permits(Address announced) {
      return announced.port() >= firstPort
          && announced.port() <= lastPort
          && announced
              .literal()
              .filter(address -> !address.isLoopbackAddress())
              .filter(this::holds)
              .isPresent();
    }

    @Override
    public boolean isExact() {
      return false;
    }

    private boolean holds(InetAddress address) {
      byte[] network = prefix.getAddress();
      byte[] candidate = address.getAddress();
      if (network.length != candidate.length) {
        return false;
      }
      for (int bit = 0; bit < prefixBits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((network[bit / 8] & mask) != (candidate[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads HOST:PORT, NETWORK/BITS:PORT or NETWORK/BITS:PORT-PORT; an IPv6 network stands in
   * brackets.
   */
  static Allowance parse(String text) {
    Matcher network = NetworkForm.PATTERN.matcher(text == null ? "" : text);
    return network.matches() ? NetworkForm.read(network, text) : new Exact(Address.parse(text));
  }
}
