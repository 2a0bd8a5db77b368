package io.planewatch.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both archives on one full Payara Server, each at its context root. */
class EnterpriseArchiveIT {
  @TempDir static Path state;

  private static PayaraServer server;

  @BeforeAll
  static void deployBoth() throws Exception {
    Path home = Path.of(System.getProperty("payara.home"));
    // Inside an enterprise archive Payara looks for the data source before it reads the archive's
    // own configuration.
    Map<String, String> environment =
        Map.of(
            "PLANEWATCH_STATE_DIR",
            state.toString(),
            "PLANEWATCH_DATABASE_URL",
            "jdbc:h2:" + state.resolve("shop") + ";DB_CLOSE_ON_EXIT=FALSE");
    server = PayaraServer.started(home, home.resolveSibling("domains"), environment);
    server.deploy(Path.of(System.getProperty("controlplane.ear")));
    server.deploy(Path.of(System.getProperty("dataplane.ear")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  /** Hazelcast would take commands on every interface without a password. */
  @Test
  void theDomainListensOnNoPortButItsOwn() throws Exception {
    assertThat(server.ports()).containsAll(ListeningPorts.of(server.pid()));
  }

  @Test
  void theControlPlaneServesItsPagesAtTheRoot() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<pw-root");
  }

  @Test
  void theFacadeAsksForACaller() throws Exception {
    assertThat(get("/api/v1/query?query=up").statusCode()).isEqualTo(401);
  }

  @Test
  void theControlPlaneIsReadyWithItsDatabase() throws Exception {
    HttpResponse<String> health = get("/health/ready");

    assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    assertThat(state.resolve("controlplane.mv.db")).exists();
  }

  @Test
  void theDataPlaneAnswersBelowItsContextRoot() throws Exception {
    HttpResponse<String> products = get("/shop/api/products");

    assertThat(products.statusCode()).as(products.body()).isEqualTo(200);
    assertThat(products.body()).startsWith("[").contains("\"name\"");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = server.http().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
