package io.planewatch.controlplane.bodies;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections that have sent the beginning of a request each. */
final class SlowConnections implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();

  /**
   * @param head request line and headers, without the line end of the last
   */
  SlowConnections(URI base, int count, String head, byte[] beginning) throws IOException {
    byte[] bytes =
        (head + "\r\nHost: " + base.getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(base.getHost(), base.getPort());
      sockets.add(socket);
      try {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().write(beginning);
      } catch (IOException refused) {
        // The server has answered and closed; its answer is not what this is for.
      }
    }
  }

  /** One more byte on each that is still open. */
  void drip() {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write('a');
      } catch (IOException ended) {
        // The others are still open.
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
