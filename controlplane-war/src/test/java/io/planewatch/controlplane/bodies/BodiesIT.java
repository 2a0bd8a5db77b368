package io.planewatch.controlplane.bodies;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More slow bodies than the server has threads, and larger ones than it has memory for. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BodiesIT {
  private static final String JSON = "\r\nContent-Type: application/json";
  private static final String PLANE = "bodies-it";
  private static final byte[] BEGINNING = "{\"code\":\"".getBytes(StandardCharsets.US_ASCII);

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
    server.plane(PLANE, "it");
  }

  @Test
  void slowBodiesOfNobodyTakeNoThreadFromOthers() throws Exception {
    try (SlowConnections slow =
        new SlowConnections(
            base,
            230,
            "POST /api/planewatch/session HTTP/1.1" + JSON + "\r\nContent-Length: 5000",
            BEGINNING)) {
      othersAreAnswered(slow);
    }
  }

  @Test
  void slowBodiesOfOneCallerTakeNoThreadFromOthers() throws Exception {
    String viewer = server.token("VIEWER", PLANE);
    try (SlowConnections slow =
        new SlowConnections(
            base,
            230,
            "POST /api/v1/query HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded"
                + "\r\nAuthorization: Bearer "
                + viewer
                + "\r\nContent-Length: 5000",
            "query=".getBytes(StandardCharsets.US_ASCII))) {
      othersAreAnswered(slow);
    }
  }

  @Test
  void largeBodiesOfNobodyAreNotHeldInMemory() throws Exception {
    try (SlowConnections held =
        new SlowConnections(
            base,
            130,
            "POST /api/planewatch/session HTTP/1.1" + JSON + "\r\nContent-Length: 1060001",
            new byte[1_060_000])) {
      othersAreAnswered(held);
    }
  }

  private void othersAreAnswered(SlowConnections slow) throws InterruptedException {
    String body =
        "{\"name\":\"t\",\"role\":\"VIEWER\",\"planes\":[\"" + PLANE + "\"],\"validFor\":\"PT1H\"}";
    for (int i = 0; i < 8; i++) {
      slow.drip();
      assertThat(server.get("/health/live").send().statusCode()).isEqualTo(200);
      assertThat(server.get("/api/planewatch/me").as(OPERATOR).send().statusCode()).isEqualTo(200);
      assertThat(
              server.call("POST", "/api/planewatch/tokens", body).as(OPERATOR).send().statusCode())
          .isEqualTo(201);
      Thread.sleep(500);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() {
    Wire.Answer answer =
        new Wire(base)
            .send(
                "POST /api/planewatch/session HTTP/1.1" + JSON + "\r\nContent-Length: 120000000",
                "{");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("application/problem+json");
    assertThat(answer.body()).contains("The body of the request is larger than 16384 bytes.");
  }

  @Test
  void aBodyWithoutALengthIsRefusedWhenItBecomesTooLarge() {
    String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";

    Wire.Answer answer =
        new Wire(base)
            .send(
                "POST /api/planewatch/session HTTP/1.1" + JSON + "\r\nTransfer-Encoding: chunked",
                chunk.repeat(3));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aCallersBodyMayHaveAMegabyteAndNoMore() {
    String text = "x".repeat(1_100_000);
    HttpResponse<String> answer =
        server
            .call("POST", "/api/planewatch/tokens", "{\"name\":\"" + text + "\"}")
            .as(OPERATOR)
            .send();

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).getString("detail"))
        .isEqualTo("The body of the request is larger than 1048576 bytes.");
  }

  @Test
  void aBodyThatComesInPiecesIsReadAsAWhole() throws Exception {
    String body =
        "{\"name\":\"t\",\"role\":\"VIEWER\",\"planes\":[\"" + PLANE + "\"],\"validFor\":\"PT1H\"}";
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(60_000);
      send(
          socket,
          "POST /api/planewatch/tokens HTTP/1.1\r\nHost: x"
              + JSON
              + "\r\nAuthorization: Bearer "
              + OPERATOR
              + "\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      for (String piece : body.split("(?<=,)", -1)) {
        Thread.sleep(50);
        send(socket, piece);
      }

      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 201");
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
