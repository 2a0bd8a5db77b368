package io.planewatch.controlplane.planes.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and this machine's addresses, as the test says. */
public final class FakeHosts implements Hosts {
  private final Map<String, List<InetAddress>> names = new HashMap<>();

  public FakeHosts with(String name, String... addresses) {
    names.put(name, java.util.Arrays.stream(addresses).map(FakeHosts::literal).toList());
    return this;
  }

  @Override
  public List<InetAddress> lookUp(String name) {
    return names.getOrDefault(name, List.of());
  }

  @Override
  public boolean isThisMachine(InetAddress address) {
    return address.isLoopbackAddress() || address.equals(literal("10.0.0.1"));
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
