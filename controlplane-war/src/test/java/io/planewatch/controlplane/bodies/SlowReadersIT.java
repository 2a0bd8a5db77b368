package io.planewatch.controlplane.bodies;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More slow readers than the server has threads, and larger answers than it has memory for. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SlowReadersIT {
  private static final int READERS = 230;
  private static final int FILE_BYTES = 4_000_000;

  /** So small that the server and the kernel hold it for a reader. */
  private static final int SMALL_FILE_BYTES = 30_000;

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war()
        .addAsWebResource(new StringAsset("x".repeat(FILE_BYTES)), "large.bin")
        .addAsWebResource(new StringAsset("y".repeat(SMALL_FILE_BYTES)), "small.bin");
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
  }

  @Test
  void slowReadersOfAFileCostOnlyThemselves() throws Exception {
    try (SlowReaders slow = readers("GET /large.bin HTTP/1.1")) {
      othersAreAnswered(slow);

      assertThat(slow.answeredWith(200)).isGreaterThan(READERS / 2);
      assertThat(slow.open()).as("answers that a thread waits for").isBetween(1L, 30L);
    }
    assertWholeFile();
  }

  @Test
  void slowReadersOfADocumentCostOnlyTheirAccount() throws Exception {
    String viewer = server.token("VIEWER", "slow-readers-it");
    try (SlowReaders slow = readers("GET /openapi HTTP/1.1\r\nAuthorization: Bearer " + viewer)) {
      othersAreAnswered(slow);
    }
  }

  @Test
  void manySmallAnswersToOneReaderWhoDoesNotTakeThemCostOnlyThatReader() throws Exception {
    String request = "GET /small.bin HTTP/1.1\r\nHost: a\r\n\r\n";
    try (SlowReaders slow = readers(request.repeat(49) + "GET /small.bin HTTP/1.1")) {
      othersAreAnswered(slow);
    }
    assertWholeFile();
  }

  private SlowReaders readers(String head) throws IOException {
    SlowReaders slow = new SlowReaders(base);
    for (int i = 0; i < READERS; i++) {
      slow.add(head);
    }
    return slow;
  }

  /** The places of the readers that have left become free when the server notices that. */
  private void assertWholeFile() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.get("/large.bin").send().statusCode() == 503) {
      assertThat(System.nanoTime()).as("no place becomes free").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(server.get("/large.bin").send().body()).hasSize(FILE_BYTES);
  }

  private void othersAreAnswered(SlowReaders slow) throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      slow.read();
      assertThat(server.get("/health/live").send().statusCode()).isEqualTo(200);
      assertThat(server.get("/api/planewatch/me").as(OPERATOR).send().statusCode()).isEqualTo(200);
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }
}
