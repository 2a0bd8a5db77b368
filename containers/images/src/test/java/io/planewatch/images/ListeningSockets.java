package io.planewatch.images;

import java.util.SortedSet;
import java.util.TreeSet;

/** The sockets of a container on which something waits for callers, from the kernel's tables. */
final class ListeningSockets {
  private static final String LISTENS = "0A";
  private static final String UNCONNECTED_UDP = "07";

  private ListeningSockets() {}

  /**
   * Reads {@code /proc/net/tcp}, {@code tcp6} and {@code udp}, one after the other.
   *
   * @return {@code any:PORT} for every interface and {@code one:PORT} for one of them; without what
   *     listens on loopback, where Docker's own name server and health checks are
   */
  static SortedSet<String> of(String tables) {
    SortedSet<String> found = new TreeSet<>();
    for (String line : tables.split("\n", -1)) {
      String[] columns = line.strip().split("\\s+", -1);
      boolean waits =
          columns.length > 9
              && (columns[3].equals(LISTENS) || columns[3].equals(UNCONNECTED_UDP))
              && columns[2].endsWith(":0000");
      if (waits && !isLoopback(columns[1])) {
        String[] address = columns[1].split(":", -1);
        String host = address[0].matches("0+") ? "any" : "one";
        found.add(host + ":" + Integer.parseInt(address[1], 16));
      }
    }
    return found;
  }

  /** The kernel writes 127.x.y.z with its first byte last. */
  private static boolean isLoopback(String address) {
    String host = address.split(":", -1)[0];
    return host.length() == 8
        ? host.endsWith("7F")
        : host.matches("0{24}01000000") || host.matches("0{16}FFFF0000.{6}7F");
  }
}
