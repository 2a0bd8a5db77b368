package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PrometheusReloadTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private static RuleReader.Reading read(int port, Duration timeout) {
    return new PrometheusReload(
            List.of(URI.create("http://127.0.0.1:" + port)),
            () -> Optional.of("Basic abc"),
            timeout)
        .readAgain();
  }

  @Test
  void tellsTheReasonOfARefusalAndSendsItsCredentials() throws IOException {
    AtomicReference<String> authorization = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/-/reload",
        exchange -> {
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] reason = "rule x is wrong\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(500, reason.length);
          exchange.getResponseBody().write(reason);
          exchange.close();
        });
    server.start();
    try {
      assertThat(read(server.getAddress().getPort(), Duration.ofMinutes(1)))
          .isEqualTo(new RuleReader.Reading.Refused("rule x is wrong"));
      assertThat(authorization).hasValue("Basic abc");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Timeout(60)
  void anEngineThatTakesTheConnectionAndSaysNothingIsAway() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(read(silent.getLocalPort(), SHORT)).isEqualTo(new RuleReader.Reading.Away());
    }
  }

  /** The time-out of java.net.http ended at the headers, and this call never. */
  @Test
  @Timeout(60)
  void anEngineWhoseAnswerNeverEndsIsAway() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread dripping = new Thread(() -> drip(server));
      dripping.setDaemon(true);
      dripping.start();

      assertThat(read(server.getLocalPort(), SHORT)).isEqualTo(new RuleReader.Reading.Away());
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket connection = server.accept();
        OutputStream out = connection.getOutputStream()) {
      out.write(
          "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 100000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
