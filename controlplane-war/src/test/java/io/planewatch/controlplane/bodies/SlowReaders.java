package io.planewatch.controlplane.bodies;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many connections that have sent a whole request each, and read its answer by single bytes. */
public final class SlowReaders implements AutoCloseable {
  private static final int SMALLEST = 1024;
  private static final int STATUS_LINE_BYTES = "HTTP/1.1 200".length();

  private static final class Reader {
    private final Socket socket = new Socket();
    private final StringBuilder beginning = new StringBuilder();
    private boolean isCut;

    /**
     * An empty line before a further request means nothing; a connection that was cut refuses it.
     */
    private void probe() {
      try {
        socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException cut) {
        isCut = true;
      }
    }
  }

  private final URI base;
  private final List<Reader> readers = new ArrayList<>();

  public SlowReaders(URI base) {
    this.base = base;
  }

  /**
   * @param head request line and headers, without the line end of the last
   */
  public void add(String head) throws IOException {
    Reader reader = new Reader();
    readers.add(reader);
    reader.socket.setReceiveBufferSize(SMALLEST);
    reader.socket.setSoTimeout(1);
    reader.socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    reader
        .socket
        .getOutputStream()
        .write(
            (head + "\r\nHost: " + base.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The status line of each that has one, and later one byte of each. */
  public void read() {
    for (Reader reader : readers) {
      try {
        int most = Math.max(1, STATUS_LINE_BYTES - reader.beginning.length());
        byte[] bytes = new byte[most];
        int count = reader.socket.getInputStream().read(bytes);
        reader.beginning.append(
            new String(bytes, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
      } catch (IOException nothingYet) {
        // The others have some.
      }
    }
  }

  /** How many of them were answered with that status. */
  public long answeredWith(int status) {
    return readers.stream()
        .filter(reader -> reader.beginning.indexOf("HTTP/1.1 " + status) == 0)
        .count();
  }

  /** How many the server has not cut. */
  public long open() throws InterruptedException {
    readers.forEach(Reader::probe);
    TimeUnit.SECONDS.sleep(1);
    readers.forEach(Reader::probe);
    return readers.stream().filter(reader -> !reader.isCut).count();
  }

  @Override
  public void close() throws IOException {
    for (Reader reader : readers) {
      reader.socket.close();
    }
  }
}
