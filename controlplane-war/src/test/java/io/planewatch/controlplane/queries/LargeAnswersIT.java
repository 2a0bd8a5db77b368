package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.Wire;
import io.planewatch.controlplane.bodies.SlowReaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several answers of 50 MB at once: each is whole or refused, and the next query is answered. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LargeAnswersIT {
  private static final int ANSWER_BYTES = 50_000_000;
  private static final int AT_ONCE = 12;

  /** Of one caller: the default of planewatch.queries.most-at-once. */
  private static final int MOST_AT_THE_ENGINE = 8;

  private static RealFacade facade;
  private static ScriptedEngine engine;

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    facade = RealFacade.start();
    engine = ScriptedEngine.before(facade.prometheus().engine());
    engine.answersProbes = true;
    String body =
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"a\":\""
            + "b".repeat(ANSWER_BYTES)
            + "\"},\"values\":[[1700000000,\"1\"]]}]}}";
    engine.answer =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return facade.war(engine.address());
  }

  @AfterAll
  static void stop() {
    engine.close();
    facade.close();
  }

  /** Status and number of bytes behind the head; whole means that the last chunk came. */
  private record Got(int status, long bytes, boolean isWhole, String head) {}

  private Got ask(long start) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(120));
      String request =
          "GET /api/v1/query_range?query=up&step=60&start=%d&end=%d HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(start, start + 60, ControlPlaneServer.OPERATOR);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return read(socket.getInputStream());
    }
  }

  private static Got read(InputStream in) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    StringBuilder head = new StringBuilder();
    String end = "";
    long all = 0;
    for (int n; (n = in.read(chunk)) >= 0; ) {
      String text = new String(chunk, 0, n, StandardCharsets.ISO_8859_1);
      if (head.length() < 2000) {
        head.append(text, 0, Math.min(n, 2000));
      }
      String last = end + text.substring(Math.max(0, n - 5));
      end = last.substring(Math.max(0, last.length() - 5));
      all += n;
    }
    int status = Integer.parseInt(head.substring(9, 12));
    boolean isWhole = status == 200 ? end.equals("0\r\n\r\n") : end.endsWith("}");
    return new Got(status, all, isWhole, head.toString());
  }

  @Test
  void eachIsWholeOrRefusedAndTheNextQueryIsAnswered() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    List<Callable<Got>> asking = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      long start = 1_700_000_000L + 600L * i;
      asking.add(() -> ask(start));
    }
    List<Got> all = new ArrayList<>();
    try {
      for (Future<Got> one : callers.invokeAll(asking)) {
        all.add(one.get());
      }
    } finally {
      callers.shutdown();
    }

    assertThat(all)
        .allSatisfy(
            got -> {
              assertThat(got.status()).isIn(200, 429, 503);
              assertThat(got.isWhole()).as(got.head()).isTrue();
              if (got.status() == 200) {
                assertThat(got.bytes()).isGreaterThan(ANSWER_BYTES);
              } else {
                assertThat(got.head()).contains("Retry-After: ");
              }
            })
        .anyMatch(got -> got.status() == 200);
    Wire.Answer next =
        new Wire(base)
            .send(
                "GET /api/v1/query?query=1 HTTP/1.1\r\nAuthorization: Bearer "
                    + ControlPlaneServer.OPERATOR,
                "");
    assertThat(next.status()).as(next.all()).isEqualTo(200);
  }

  @Test
  void slowReadersKeepNoQueryOfTheirCallerFromTheEngine() throws Exception {
    try (SlowReaders slow = new SlowReaders(base)) {
      for (int i = 0; i < AT_ONCE; i++) {
        long start = 1_710_000_000L + 600L * i;
        slow.add(
            "GET /api/v1/query_range?query=up&step=60&start=%d&end=%d HTTP/1.1\r\nAuthorization: Bearer %s"
                .formatted(start, start + 60, ControlPlaneServer.OPERATOR));
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (slow.answeredWith(200) <= MOST_AT_THE_ENGINE) {
        assertThat(System.nanoTime()).as("answers that begin").isLessThan(deadline);
        slow.read();
        TimeUnit.MILLISECONDS.sleep(100);
      }

      Wire.Answer other =
          new Wire(base)
              .send(
                  "GET /api/v1/query?query=2 HTTP/1.1\r\nAuthorization: Bearer "
                      + ControlPlaneServer.OPERATOR,
                  "");
      assertThat(other.status()).as(other.all()).isEqualTo(200);
    }
  }
}
