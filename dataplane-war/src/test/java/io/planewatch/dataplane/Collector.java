package io.planewatch.dataplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes OTLP over HTTP, or refuses it. Names stand in the messages as they are, which is all that
 * is looked for.
 */
final class Collector {
  private static final Pattern NAME = Pattern.compile("[a-z]+(?:\\.[a-z_]+)+");

  private final List<String> exports = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean down;

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/metrics", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void goDown() {
    down = true;
  }

  boolean wasTold(String name) {
    return exports.stream().anyMatch(export -> export.contains(name));
  }

  /** Whatever looks like the name of a metric, an attribute or a scope. */
  Set<String> names() {
    return exports.stream()
        .flatMap(export -> NAME.matcher(export).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] message = exchange.getRequestBody().readAllBytes();
    if (!down) {
      exports.add(new String(message, StandardCharsets.ISO_8859_1));
    }
    exchange.sendResponseHeaders(down ? 400 : 200, -1);
    exchange.close();
  }
}
