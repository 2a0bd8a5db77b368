package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.HttpEngine;
import io.planewatch.controlplane.engine.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands in an engine's place and answers every range query with the same bytes, or with
 * silence; any other question is a real engine's to answer, so that it passes for one.
 */
final class ScriptedEngine implements AutoCloseable {
  private static final String BUILD =
      "HTTP/1.1 200 X\r\n"
          + "Connection: close\r\n\r\n"
          + "{\"status\":\"success\",\"data\":{\"version\":\"0\"}}";

  private final ServerSocket server;
  private final HttpEngine real;
  private final AtomicInteger asked = new AtomicInteger();

  /** The whole answer, head and body. */
  volatile String answer = "";

  /** Whether the connection ends with a reset instead of an orderly close. */
  volatile boolean resets;

  /** Whether it keeps the connection and says nothing behind {@link #answer}. */
  volatile boolean hangs;

  /** Whether it tells its version at once, as an engine does that is busy with a slow query. */
  volatile boolean answersProbes;

  private final AtomicInteger left = new AtomicInteger();

  private ScriptedEngine(ServerSocket server, HttpEngine real) {
    this.server = server;
    this.real = real;
  }

  static ScriptedEngine before(HttpEngine real) {
    try {
      ScriptedEngine engine =
          new ScriptedEngine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), real);
      inBackground("scripted-engine", engine::accept);
      return engine;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  int asked() {
    return asked.get();
  }

  /** How many gave up waiting. */
  int left() {
    return left.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        inBackground("scripted-engine-connection", () -> serve(socket));
      } catch (IOException over) {
        // The test is over.
      }
    }
  }

  private void serve(Socket connection) {
    try (Socket socket = connection) {
      answer(socket, readRequest(socket.getInputStream()));
    } catch (IOException left) {
      // Whoever asked has left.
    }
  }

  private static void inBackground(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void answer(Socket socket, String request) throws IOException {
    if (request.startsWith("POST /api/v1/query ")) {
      socket
          .getOutputStream()
          .write(ofTheRealOne(request.substring(request.indexOf("\r\n\r\n") + 4)));
      return;
    }
    if (answersProbes && request.startsWith("GET /api/v1/status/buildinfo ")) {
      socket.getOutputStream().write(BUILD.getBytes(StandardCharsets.UTF_8));
      return;
    }
    asked.incrementAndGet();
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    if (hangs) {
      // Until whoever asked gives up, by closing the connection or by resetting it.
      try {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } finally {
        left.incrementAndGet();
      }
    }
    if (resets) {
      socket.setSoLinger(true, 0);
    }
  }

  private byte[] ofTheRealOne(String form) {
    Parameters parameters = Parameters.none();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      parameters = parameters.and(pair.substring(0, equals), value);
    }
    try (EngineAnswer given = real.ask("query", parameters)) {
      String body = new String(given.readAll(), StandardCharsets.UTF_8);
      return ("HTTP/1.1 " + given.status() + " X\r\nConnection: close\r\n\r\n" + body)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Head and form; a reset would come where a request is left unread. */
  private static String readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ");
    if (at >= 0) {
      int length = Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
      head.append(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
