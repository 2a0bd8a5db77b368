package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.Wire;
import io.planewatch.controlplane.engine.TwoPlanes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole way on the real server, from the bytes of a request to those of its answer: whoever was
 * granted plane {@code a} gets no byte of {@code b}, and neither does the server's log.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(OrderAnnotation.class)
class HttpIsolationIT {
  private static final Path LOG = Path.of(System.getProperty("controlplane.log"));

  private static RealFacade facade;
  private static String own;

  @ArquillianResource private URI base;
  private Wire wire;

  @Deployment(testable = false)
  static WebArchive war() {
    facade = RealFacade.start();
    return facade.war();
  }

  @BeforeEach
  void connect() {
    wire = new Wire(base);
    if (own == null) {
      ControlPlaneServer server = new ControlPlaneServer(base);
      RealFacade.register(server);
      own = server.token("VIEWER", "a");
    }
  }

  @AfterAll
  static void stop() {
    facade.close();
  }

  private Wire.Answer get(String token, String path) {
    return wire.send("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + token, "");
  }

  private static void assertNothingLeaks(Wire.Answer answer) {
    assertThat(answer.all()).doesNotContain(TwoPlanes.CANARY, own, "Exception", "\tat ");
  }

  static List<HttpAttack> attacks() {
    return HttpAttack.ALL;
  }

  static List<Attack> queries() {
    return Attack.ALL;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void noFormOfARequestReachesAnotherPlane(HttpAttack attack) {
    Wire.Answer answer = wire.send(attack.headOf(own), attack.body());

    assertNothingLeaks(answer);
    assertThat(answer.status()).as(answer.all()).isIn(attack.statuses());
  }

  static List<String> malformedPaths() {
    return HttpAttack.MALFORMED_PATHS;
  }

  @ParameterizedTest
  @MethodSource("malformedPaths")
  void aPathThatCanNotBeDecodedIsRefusedInOneSentence(String path) {
    Wire.Answer answer = wire.send("GET " + path + " HTTP/1.1", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("The path of the URL has a malformed percent escape; each % must be followed by")
        .contains(path.contains("/api/v1/") ? "bad_data" : "urn:planewatch:problem:invalid");
    assertThat(answer.all()).contains("X-Content-Type-Options: nosniff");
  }

  static List<String> traversals() {
    return HttpAttack.TRAVERSALS;
  }

  @ParameterizedTest
  @MethodSource("traversals")
  void aPathAboveTheRootIsRefusedInOneSentence(String path) {
    Wire.Answer answer = wire.send("GET " + path + " HTTP/1.1", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("The path of the URL must not contain a backslash or lead above its root")
        .contains(path.contains("/api/v1/") ? "bad_data" : "urn:planewatch:problem:invalid");
    assertThat(answer.all()).contains("X-Content-Type-Options: nosniff");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void noQueryReachesAnotherPlane(Attack attack) {
    Wire.Answer byUrl = get(own, "/api/v1/" + attack.endpoint() + "?" + encoded(attack));
    Wire.Answer byForm =
        wire.send(
            "POST /api/v1/"
                + attack.endpoint()
                + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAuthorization: Bearer "
                + own
                + "\r\nContent-Length: "
                + encoded(attack).length(),
            encoded(attack));

    for (Wire.Answer answer : List.of(byUrl, byForm)) {
      assertNothingLeaks(answer);
      assertThat(answer.status()).as(answer.all()).isIn(200, 400, 403, 405, 422);
    }
  }

  private static String encoded(Attack attack) {
    StringBuilder encoded = new StringBuilder();
    String[] parameters = attack.parameters();
    for (int i = 0; i < parameters.length; i += 2) {
      encoded
          .append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8));
      encoded.append('=').append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return encoded.toString();
  }

  @Test
  void whoMaySeeEverythingFindsTheCanaryThere() {
    assertThat(get(ControlPlaneServer.OPERATOR, "/api/v1/query?query=up&time=1795140000").body())
        .contains(TwoPlanes.CANARY);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void theServersLogHoldsNothingOfAnotherPlaneAndNoToken() throws IOException {
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.list(LOG.getParent())) {
      for (Path file : files.filter(HttpIsolationIT::isLog).toList()) {
        log.append(Files.readString(file));
      }
    }

    assertThat(log).isNotEmpty();
    assertThat(log.indexOf(TwoPlanes.CANARY)).isNegative();
    assertThat(log.indexOf(own)).isNegative();
  }

  /** The server puts a number behind the name. */
  private static boolean isLog(Path file) {
    return file.getFileName().toString().startsWith(LOG.getFileName().toString());
  }
}
