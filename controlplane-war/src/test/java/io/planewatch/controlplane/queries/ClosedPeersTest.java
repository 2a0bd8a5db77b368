package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.queries.ClosedPeers.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ClosedPeersTest {
  private static Set<Peer> closed(String line) {
    Set<Peer> closed = new HashSet<>();
    ClosedPeers.addIfClosed(line, closed);
    return closed;
  }

  @Test
  void aLineOfAConnectionThatTheOtherSideClosedIsRead() throws IOException {
    Peer peer = new Peer(InetAddress.getLoopbackAddress(), 40_000, 3000);

    assertThat(closed("  3: 0100007F:0BB8 0100007F:9C40 08 00000000:00000000 00:00000000"))
        .containsExactly(peer);
    assertThat(closed("  3: 0100007F:0BB8 0100007F:9C40 01 00000000:00000000 00:00000000"))
        .isEmpty();
    assertThat(
            closed(
                " 9: 0000000000000000FFFF00000100007F:0BB8 0000000000000000FFFF00000100007F:9C40 08"
                    + " 0"))
        .containsExactly(peer);
    assertThat(closed("  sl  local_address rem_address   st tx_queue rx_queue")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClientThatClosesIsSeenAndOneThatWaitsIsNot() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket waits = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket first = server.accept();
        Socket leaves = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket second = server.accept()) {
      Peer waiting = peer(first);
      Peer leaving = peer(second);
      assertThat(Files.exists(Path.of("/proc/self/net/tcp"))).isTrue();

      leaves.shutdownOutput();

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!ClosedPeers.now().contains(leaving) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(ClosedPeers.now().contains(leaving)).isTrue();
      assertThat(ClosedPeers.now().contains(waiting)).isFalse();
      assertThat(waits.isClosed() || leaves.isClosed()).isFalse();
    }
  }

  private static Peer peer(Socket accepted) {
    return new Peer(accepted.getInetAddress(), accepted.getPort(), accepted.getLocalPort());
  }
}
