package io.planewatch.controlplane.queries;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The clients that have closed their connection while they waited, as the kernel's tables of
 * sockets tell it at one moment. The servlet API says nothing of it before a byte is written, and
 * reading would take a byte of the next request. Where there is no such table nobody has left.
 */
final class ClosedPeers {
  /** One end of a TCP connection to this server. */
  record Peer(InetAddress address, int port, int localPort) {}

  /** By the kernel's numbers: the other side has sent its last byte. */
  private static final String CLOSE_WAIT = "08";

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;

  private final Set<Peer> peers;

  ClosedPeers(Set<Peer> peers) {
    this.peers = Set.copyOf(peers);
  }

  static ClosedPeers now() {
    Set<Peer> closed = new HashSet<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines.forEach(line -> addIfClosed(line, closed));
      } catch (IOException | RuntimeException unreadable) {
        // Then nobody is known to have left, and each request lasts to its end.
      }
    }
    return new ClosedPeers(closed);
  }

  boolean contains(Peer peer) {
    return peers.contains(peer);
  }

  /** Adds the peer of a line such as {@code 0: 0100007F:0BB8 0100007F:9C40 08 …}. */
  static void addIfClosed(String line, Set<Peer> closed) {
    String[] fields = line.strip().split("\\s+", STATE + 2);
    if (fields.length > STATE && fields[STATE].equals(CLOSE_WAIT)) {
      closed.add(new Peer(address(fields[REMOTE]), port(fields[REMOTE]), port(fields[LOCAL])));
    }
  }

  private static int port(String end) {
    return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
  }

  /** Words of four bytes, each in the machine's order, which is little-endian. */
  private static InetAddress address(String end) {
    String hex = end.substring(0, end.indexOf(':'));
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int at = (i / 4 * 4 + 3 - i % 4) * 2;
      bytes[i] = (byte) Integer.parseInt(hex.substring(at, at + 2), 16);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (IOException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }
}
