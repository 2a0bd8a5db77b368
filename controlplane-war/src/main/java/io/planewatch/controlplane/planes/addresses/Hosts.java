package io.planewatch.controlplane.planes.addresses;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** What this machine knows of hosts. */
public interface Hosts {
  /** Empty when the name means nothing here; Prometheus may still know it. */
  List<InetAddress> lookUp(String name);

  boolean isThisMachine(InetAddress address);

  /** The operating system's view. */
  static Hosts ofThisMachine() {
    return new Hosts() {
      @Override
      public List<InetAddress> lookUp(String name) {
        try {
          return List.of(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
          return List.of();
        }
      }

      @Override
      public boolean isThisMachine(InetAddress address) {
        try {
          return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
          return true;
        }
      }
    };
  }
}
