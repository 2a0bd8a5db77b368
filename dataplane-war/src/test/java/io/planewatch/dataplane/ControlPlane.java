package io.planewatch.dataplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A control plane that is away for the first call and forgets the plane once. */
final class ControlPlane {
  record Call(String method, String path, String authorization, String body) {
    String resource() {
      return method + path.substring(path.lastIndexOf('/'));
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  ControlPlane() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    calls.add(
        new Call(
            exchange.getRequestMethod(), exchange.getRequestURI().getPath(), authorization, body));
    int call = calls.size();
    if (exchange.getRequestURI().getPath().endsWith("registration") && call > 1) {
      byte[] answer =
          "{\"id\":\"it\",\"heartbeatInterval\":\"PT0.2S\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } else {
      exchange.sendResponseHeaders(call == 1 ? 503 : call == 4 ? 409 : 204, -1);
    }
    exchange.close();
  }
}
