package io.planewatch.controlplane.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Two targets to be scraped: metadata, targets and alerts are only of what is scraped. Both have
 * the same job and instance; the second one's help and label hold the canary.
 */
public final class ScrapedPlanes implements AutoCloseable {
  private final HttpServer server;

  private ScrapedPlanes(HttpServer server) {
    this.server = server;
  }

  public static ScrapedPlanes start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      serve(server, "a", "of-a");
      serve(server, "b", TwoPlanes.CANARY);
      server.start();
      return new ScrapedPlanes(server);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void serve(HttpServer server, String plane, String secret) {
    String text =
        """
        # HELP queue_length how long the queue is, %1$s
        # TYPE queue_length gauge
        queue_length{secret="%1$s"} 5
        # HELP only_%2$s %1$s
        # TYPE only_%2$s gauge
        only_%2$s 1
        """
            .formatted(secret, secret.replace('-', '_'));
    server.createContext(
        "/" + plane,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  public String scrapeConfigs() {
    return job("a", "of-a") + job("b", TwoPlanes.CANARY);
  }

  private String job(String plane, String secret) {
    return """
      - job_name: scrape-%1$s
        metrics_path: /%1$s
        static_configs:
          - targets: ["127.0.0.1:%2$d"]
            labels: {data_plane: %1$s, job: shop, instance: "127.0.0.1:8889", secret_of_target: %3$s}
    """
        .formatted(plane, server.getAddress().getPort(), secret);
  }

  /**
   * One group holds the rules of both planes; the alerts fire at once, and a scrape that a busy
   * machine cuts short ends none of them.
   */
  public static String rules() {
    return """
    groups:
      - name: both
        rules:
    """
        + rule("a", "of-a")
        + rule("b", TwoPlanes.CANARY);
  }

  private static String rule(String plane, String secret) {
    return """
          - alert: Queue%2$s
            expr: last_over_time(queue_length{data_plane="%1$s"}[1h]) > 1
            labels: {data_plane: %1$s}
            annotations: {summary: "%2$s"}
          - record: forged_%1$s
            expr: label_replace(queue_length{data_plane="%1$s"}, "data_plane", "a", "", "")
            labels: {data_plane: %1$s, of: %2$s}
    """
        .formatted(plane, secret);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
