package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.Wire;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that takes a query and says nothing more. {@link Wire} waits for 15 s at most. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HungEngineIT {
  private static final AtomicInteger WINDOWS = new AtomicInteger();
  private static final String BODY =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
  private static final String WHOLE =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
          .formatted(BODY.length(), BODY);

  private static RealFacade facade;
  private static ScriptedEngine engine;

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    facade = RealFacade.start();
    engine = ScriptedEngine.before(facade.prometheus().engine());
    return facade.war(engine.address(), Map.of("planewatch.queries.timeout", "PT1S"));
  }

  @AfterAll
  static void stop() {
    engine.close();
    facade.close();
  }

  @BeforeEach
  void answering() throws InterruptedException {
    engine.hangs = false;
    engine.answersProbes = false;
    engine.answer = WHOLE;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (ask().status() != 200) {
      assertThat(System.nanoTime()).as("the engine is never asked again").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private Wire.Answer ask() {
    long start = 1_795_139_000L - 86_400L * WINDOWS.incrementAndGet();
    return new Wire(base)
        .send(
            "GET /api/v1/query_range?query=up&step=60&start="
                + start
                + "&end="
                + (start + 60)
                + " HTTP/1.1\r\nAuthorization: Bearer "
                + ControlPlaneServer.OPERATOR,
            "");
  }

  private List<Wire.Answer> askAtOnce(int times) throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(times);
    List<Callable<Wire.Answer>> asking = Collections.nCopies(times, this::ask);
    try {
      return callers.invokeAll(asking).stream().map(HungEngineIT::got).toList();
    } finally {
      callers.shutdown();
    }
  }

  private static Wire.Answer got(Future<Wire.Answer> asked) {
    try {
      return asked.get();
    } catch (InterruptedException | ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void assertUnavailable(Wire.Answer answer) {
    assertThat(answer.status()).as(answer.all()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"status\":\"error\",\"errorType\":\"unavailable\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"})
  void isGivenUpAfterTheQuerysTimeout(String before) {
    engine.answer = before;
    engine.hangs = true;

    assertUnavailable(ask());
  }

  @Test
  void aClientThatLeavesEndsItsQueryAtTheEngine() throws Exception {
    engine.answersProbes = true;
    engine.answer = "";
    engine.hangs = true;
    int asked = engine.asked();
    int left = engine.left();
    try (Socket client = new Socket(base.getHost(), base.getPort())) {
      String request =
          "GET /api/v1/query_range?query=up&step=60&timeout=100&start=1700000000&end=1700000060"
              + " HTTP/1.1\r\n"
              + "Host: a\r\n"
              + "Authorization: Bearer "
              + ControlPlaneServer.OPERATOR
              + "\r\n\r\n";
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await(() -> engine.asked() > asked);
    }

    // Its time-out is 100 s, so it is the client's leaving that ends it.
    await(() -> engine.left() > left);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not happen").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** A heavy query of one caller is no reason to refuse another one's. */
  @Test
  void timeOutsOfSlowQueriesRefuseNobodyElse() throws InterruptedException {
    engine.answersProbes = true;
    engine.answer = "";
    engine.hangs = true;
    askAtOnce(12);
    engine.hangs = false;
    engine.answer = WHOLE;

    assertThat(ask().status()).isEqualTo(200);
  }

  @Test
  void holdsNobodyOnceTheCircuitIsOpen() throws InterruptedException {
    // given
    engine.answer = "";
    engine.hangs = true;
    List<Wire.Answer> first = askAtOnce(12);
    int asked = engine.asked();

    // when the circuit was open, half open with one who tries, and open again
    long begun = System.nanoTime();
    List<Wire.Answer> later = IntStream.range(0, 20).mapToObj(i -> ask()).toList();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    TimeUnit.MILLISECONDS.sleep(1100);
    List<Wire.Answer> halfOpen = askAtOnce(8);

    // then
    System.out.printf("the engine hangs: 20 later requests refused in %d ms%n", took);
    assertThat(first).allSatisfy(HungEngineIT::assertUnavailable);
    assertThat(later).allSatisfy(HungEngineIT::assertUnavailable);
    assertThat(halfOpen).allSatisfy(HungEngineIT::assertUnavailable);
    assertThat(engine.asked() - asked).isLessThanOrEqualTo(4);
  }
}
