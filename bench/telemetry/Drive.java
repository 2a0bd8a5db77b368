import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drives one address as fast as it answers: Drive PORT PATH CONNECTIONS SECONDS. Prints the number of requests and of those that were
 * not answered with 200. Bare sockets, so that the client takes as little of the machine as it can.
 */
final class Drive {
  private static final AtomicLong REQUESTS = new AtomicLong();
  private static final AtomicLong FAILURES = new AtomicLong();

  private Drive() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[0]);
    byte[] request =
        ("GET " + args[1] + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    long end = System.nanoTime() + Long.parseLong(args[3]) * 1_000_000_000L;
    List<Thread> connections = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Thread connection = new Thread(() -> drive(port, request, end));
      connection.start();
      connections.add(connection);
    }
    for (Thread connection : connections) {
      connection.join();
    }
    System.out.println(REQUESTS.get() + " " + FAILURES.get());
  }

  private static void drive(int port, byte[] request, long end) {
    try {
      while (System.nanoTime() < end) {
        driveConnection(port, request, end);
      }
    } catch (IOException broken) {
      FAILURES.incrementAndGet();
    }
  }

  /** The server closes a connection after so many requests; the client goes on with a new one. */
  private static void driveConnection(int port, byte[] request, long end) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
      boolean open = true;
      while (open && System.nanoTime() < end) {
        out.write(request);
        open = answered(in);
        REQUESTS.incrementAndGet();
      }
    }
  }

  /** Reads one response, whose length has to be announced; returns whether the connection stays. */
  private static boolean answered(InputStream in) throws IOException {
    String status = line(in);
    int length = -1;
    boolean open = true;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).trim());
      }
      open &= !header.equalsIgnoreCase("Connection: close");
    }
    if (length < 0) {
      throw new IOException("a response without a length: " + status);
    }
    in.skipNBytes(length);
    if (!status.startsWith("HTTP/1.1 200")) {
      FAILURES.incrementAndGet();
    }
    return open;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
