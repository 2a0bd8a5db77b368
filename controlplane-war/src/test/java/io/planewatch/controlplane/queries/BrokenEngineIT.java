package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.Wire;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the engine's place sends, a client gets a whole answer, an error in Prometheus's form,
 * or a connection that is cut; and nothing of it is kept.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BrokenEngineIT {
  private static final String BODY =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"a\":\"b\"},\"values\":[[1795139000,\"1\"],[1795139060,\"2\"]]}]}}";

  /** Longer than what the facade holds back before it begins to send. */
  private static final String LONG = BODY.replace("\"b\"", "\"" + "b".repeat(100_000) + "\"");

  private static final String WHOLE = answer(200, "Content-Length: " + BODY.length(), BODY);

  private static RealFacade facade;
  private static ScriptedEngine engine;
  private static int windows;

  @ArquillianResource private URI base;
  private Wire wire;

  /** A way to break. */
  enum Break {
    NO_ANSWER(""),
    HALF_A_STATUS_LINE("HTTP/1.1 20"),
    NO_HTTP("SSH-2.0-OpenSSH_9.2\r\n"),
    HALF_A_HEAD("HTTP/1.1 200 OK\r\nContent-Ty"),
    NO_BODY(answer(200, "Content-Length: 500", "")),
    HALF_A_BODY(answer(200, "Content-Length: " + BODY.length(), BODY.substring(0, 90))),
    A_CHUNK_TOO_FEW(answer(200, "Transfer-Encoding: chunked", "20\r\n" + BODY.substring(0, 32))),
    NO_CHUNKS(answer(200, "Transfer-Encoding: chunked", BODY)),
    HALF_OF_A_LONG_BODY(answer(200, "Content-Length: " + LONG.length(), LONG.substring(0, 60_000))),
    A_CHUNK_TOO_FEW_OF_A_LONG_BODY(
        answer(200, "Transfer-Encoding: chunked", "ea60\r\n" + LONG.substring(0, 60_000) + "\r\n")),
    EMPTY(answer(200, "Content-Length: 0", "")),
    A_PAGE(answer(200, "Content-Type: text/html\r\nContent-Length: 13", "<html></html>")),
    A_REDIRECT(answer(302, "Location: http://127.0.0.1:1/\r\nContent-Length: 0", "")),
    A_TEXT_AS_ERROR(answer(500, "Content-Length: 6", "broken")),
    AN_EMPTY_ERROR(answer(503, "Content-Length: 0", "")),
    COMPRESSED(answer(200, "Content-Encoding: gzip\r\nContent-Length: 6", "\u001f?nope")),
    NOT_MODIFIED(answer(304, "Content-Length: 0", ""));

    private final String answer;

    Break(String answer) {
      this.answer = answer;
    }
  }

  private static String answer(int status, String headers, String body) {
    return "HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body;
  }

  @Deployment(testable = false)
  static WebArchive war() {
    facade = RealFacade.start();
    engine = ScriptedEngine.before(facade.prometheus().engine());
    return facade.war(engine.address());
  }

  @AfterAll
  static void stop() {
    engine.close();
    facade.close();
  }

  @BeforeEach
  void connect() {
    wire = new Wire(base);
    engine.answer = WHOLE;
    engine.resets = false;
    awaitClosedCircuit();
  }

  /** The break before this one may have opened the circuit, which is tried again each second. */
  private void awaitClosedCircuit() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (ask(1_700_000_000).status() != 200) {
      assertThat(System.nanoTime()).as("the engine is never asked again").isLessThan(deadline);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Wire.Answer ask(long start) {
    return ask("query_range?step=60", start);
  }

  private Wire.Answer ask(String endpoint, long start) {
    return wire.send(
        "GET /api/v1/"
            + endpoint
            + "&query=up&start="
            + start
            + "&end="
            + (start + 60)
            + " HTTP/1.1\r\nAuthorization: Bearer "
            + ControlPlaneServer.OPERATOR,
        "");
  }

  @ParameterizedTest
  @EnumSource
  void noHalfAnswerPassesForAWholeOne(Break how) {
    engine.answer = how.answer;

    assertNotTaken(ask(aWindowOfItsOwn()));
  }

  /** What is asked less often goes another way through the container. */
  @ParameterizedTest
  @EnumSource
  void norByTheWayOfResources(Break how) {
    engine.answer = how.answer;

    assertNotTaken(ask("query_exemplars?limit=1", aWindowOfItsOwn()));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NO_ANSWER",
        "HALF_A_HEAD",
        "NO_BODY",
        "HALF_A_BODY",
        "A_CHUNK_TOO_FEW",
        "HALF_OF_A_LONG_BODY"
      })
  void aResetIsAsGoodAsAnEnd(Break how) {
    engine.answer = how.answer;
    engine.resets = true;

    assertNotTaken(ask(aWindowOfItsOwn()));
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfItIsKept(Break how) {
    long window = aWindowOfItsOwn();
    engine.answer = how.answer;
    ask(window);
    engine.answer = WHOLE;
    awaitClosedCircuit();
    int before = engine.asked();

    Wire.Answer whole = ask(window);

    // Behind the data it may name planes that other tests left in the registry as missing.
    assertThat(whole.body()).startsWith(BODY.substring(0, BODY.length() - 1));
    assertThat(engine.asked()).isGreaterThan(before);
  }

  private static long aWindowOfItsOwn() {
    return 1_795_139_000L - 86_400L * ++windows;
  }

  private static void assertNotTaken(Wire.Answer answer) {
    if (answer.status() == 200) {
      assertThat(answer.isWhole()).as(answer.all()).isFalse();
    } else {
      assertThat(answer.status()).as(answer.all()).isIn(500, 502, 503);
      assertThat(answer.body()).startsWith("{\"status\":\"error\",\"errorType\":\"");
    }
  }
}
