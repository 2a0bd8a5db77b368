package io.planewatch.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plane as a customer deploys it, scraped directly. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DataPlaneIT {
  private static final String COUNT = "http_server_request_duration_seconds_count";

  /** A few outcomes in three histograms, the active requests' and those of six tenants. */
  private static final long MOST_SERIES_BY_HOSTILE_CLIENTS = 200;

  private static ControlPlane controlPlane;

  @ArquillianResource URI base;

  private Shop shop;

  @Deployment(testable = false)
  static WebArchive plane() throws IOException {
    controlPlane = new ControlPlane();
    Path token = Files.createTempFile("token", "");
    Files.writeString(token, "secret\n");
    token.toFile().deleteOnExit();
    return PlaneArchive.with(
        """
        otel.traces.exporter=none
        planewatch.plane.id=it
        planewatch.plane.path=direct
        planewatch.plane.direct=127.0.0.1:8081
        planewatch.plane.control-plane-url=http://127.0.0.1:%d
        planewatch.plane.join-token-file=%s
        planewatch.faults.admin-token-file=%s
        planewatch.tenants.limit=5
        planewatch.api.max-delay=PT0.05S
        """
            .formatted(controlPlane.port(), token, token));
  }

  @BeforeEach
  void connect() {
    shop = Shop.at(base);
  }

  @Test
  void anOrderIsPlacedFoundAndPaid() throws Exception {
    // When
    HttpResponse<String> placed = shop.post("api/orders", "{\"product_id\":\"1\",\"quantity\":2}");
    URI location = URI.create(placed.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> found = shop.get(location.getPath());
    HttpResponse<String> paid =
        shop.post("api/payments", "{\"order_id\":\"123\",\"amount\":99.99}");

    // Then
    assertThat(placed.statusCode()).isEqualTo(201);
    assertThat(found.body()).contains("\"product_id\":\"1\"", "\"total\":2398.00");
    assertThat(paid.statusCode()).isEqualTo(201);
    assertThat(shop.metric("shop_orders_created_total")).isPositive();
    assertThat(shop.metric("shop_payments_total", "outcome=\"processed\"")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "api/products, 200",
    "api/products/1, 200",
    "api/products/none, 404",
    "api/orders, 200",
    "api/orders/none, 404",
    "api/search?q=laptop, 200",
    "api/search?q=, 400",
    "api/reports, 200",
    "api?sc=404, 404",
    "api?sc=204, 204",
    "api?sc=599, 599",
    "api?sc=199, 400",
    "api?sc=x, 404",
    "/health, 200",
    "/health/ready, 200",
    "/openapi, 200",
  })
  void statusesAreWhatOneExpects(String path, int status) throws Exception {
    assertThat(shop.get(path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api/orders   | {\"product_id\":\"none\",\"quantity\":1} | 422 | product",
        "api/orders   | {\"product_id\":\"1\",\"quantity\":0}    | 400 | quantity",
        "api/orders   | {\"quantity\":1}                         | 400 | product_id",
        "api/orders   | {bad                                     | 400 | JSON",
        "api/payments | {\"order_id\":\"1\",\"amount\":-1}       | 400 | amount",
        "api/payments | {\"order_id\":\"1\",\"amount\":5000.01}  | 402 | limit",
      })
  void whatIsRefusedSaysWhy(String path, String body, int status, String reason) throws Exception {
    // When
    HttpResponse<String> refused = shop.post(path, body);

    // Then
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(refused.body()).contains(reason);
  }

  @Test
  void faultsAreSwitchedByWhoShowsTheTokenAndAreAMetric() throws Exception {
    // Given
    String plan =
        "[{\"kind\":\"error-rate\",\"route\":\"/api/reports\",\"rate\":1,\"status\":500}]";

    // When
    int without = admin("PUT", plan, "wrong").statusCode();
    int with = admin("PUT", plan, "secret").statusCode();
    int reports = shop.get("api/reports").statusCode();
    double active = shop.metric("planewatch_fault_active", "kind=\"error-rate\"");
    admin("DELETE", "", "secret");
    int after = shop.get("api/reports").statusCode();

    // Then
    assertThat(without).isEqualTo(401);
    assertThat(with).isEqualTo(200);
    assertThat(reports).isEqualTo(500);
    assertThat(active).isEqualTo(1);
    assertThat(after).isEqualTo(200);
    assertThat(shop.samples("planewatch_fault_active")).isEmpty();
  }

  @Test
  void aRequestThatTwoSaturationsBefallLeavesRoomForTheNext() throws Exception {
    // Given
    String saturation =
        "{\"kind\":\"saturation\",\"route\":\"%s\",\"concurrency\":1,\"hold\":\"PT0S\"}";
    String both = saturation.formatted("/api") + "," + saturation.formatted("/api/products");
    admin("PUT", "[" + both + "," + saturation.formatted("/api") + "]", "secret");

    // When
    int first = shop.get("api/products").statusCode();
    int second = shop.get("api/products").statusCode();
    admin("DELETE", "", "secret");

    // Then
    assertThat(first).isEqualTo(200);
    assertThat(second).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "{", "[{\"kind\":\"error-rate\",\"rate\":7}]"})
  void aPlanThatMakesNoSenseChangesNothing(String plan) throws Exception {
    assertThat(admin("PUT", plan, "secret").statusCode()).isEqualTo(400);
    assertThat(shop.get("api/products").statusCode()).isEqualTo(200);
  }

  @Test
  void thePlaneRegistersKeepsAliveAndRegistersAgain() {
    // When
    Shop.await(() -> controlPlane.calls().size() >= 6);

    // Then: away, registered, beat, forgotten, registered again, beat
    assertThat(controlPlane.calls().subList(0, 6))
        .extracting(ControlPlane.Call::resource)
        .containsExactly(
            "PUT/registration",
            "PUT/registration",
            "POST/heartbeat",
            "POST/heartbeat",
            "PUT/registration",
            "POST/heartbeat");
    ControlPlane.Call registration = controlPlane.calls().get(1);
    assertThat(registration.path()).isEqualTo("/api/planewatch/planes/it/registration");
    assertThat(registration.authorization()).isEqualTo("Bearer secret");
    assertThat(registration.body())
        .contains("\"path\":\"direct\"", "\"direct\":\"127.0.0.1:8081\"");
  }

  /** 10,000 of each: what a client may choose freely adds no more than a handful of outcomes. */
  @Test
  void hostileClientsAddABoundedNumberOfSeries() throws Exception {
    // Given
    long before = seriesCount();

    // When
    hostile(0, 20);
    long handful = seriesCount();
    hostile(20, 10_000);

    // Then
    assertThat(seriesCount()).as("series after 10,000 hostile requests").isEqualTo(handful);
    assertThat(handful - before).isLessThanOrEqualTo(MOST_SERIES_BY_HOSTILE_CLIENTS);
    assertThat(shop.samples("percolate_tenant_requests_total")).hasSize(6);
    assertThat(shop.samples(COUNT)).noneMatch(line -> line.contains("nowhere"));
  }

  private void hostile(int from, int to) throws IOException, InterruptedException {
    for (int i = from; i < to; i++) {
      String path = (i % 2 == 0 ? "api/nowhere/" : "api/products/nowhere-") + i;
      shop.send(
          HttpRequest.newBuilder(base.resolve(path + "?" + i + "=" + i))
              .method(i % 4 < 2 ? "GET" : "HACK" + i, HttpRequest.BodyPublishers.noBody())
              .header("Client-ID", "tenant-" + i));
    }
  }

  /** All but the virtual machine's own, of which a first collection may begin at any time. */
  private long seriesCount() throws IOException, InterruptedException {
    return shop.get("metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("jvm_"))
        .count();
  }

  private HttpResponse<String> admin(String method, String body, String token)
      throws IOException, InterruptedException {
    return shop.send(
        HttpRequest.newBuilder(base.resolve("api/admin/faults"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }
}
