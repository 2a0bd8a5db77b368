package io.planewatch.controlplane.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers each connection's requests in the bytes that a test wants. */
class PooledEngineTest {
  private static final Parameters UP = Parameters.of("query", "up{a=\"ä b\"}");

  /** What came, with the number of its connection before it. */
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private final CountDownLatch cut = new CountDownLatch(1);
  private volatile String answer = whole("200 OK", "first");
  private volatile boolean closesAfterAnswer;
  private Optional<String> authorization = Optional.empty();
  private ServerSocket server;
  private Thread acceptor;
  private PooledEngine engine;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    acceptor = new Thread(this::accept, "accepts");
    acceptor.setDaemon(true);
    acceptor.start();
    engine =
        new PooledEngine(
            URI.create("http://127.0.0.1:" + server.getLocalPort()),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            4,
            () -> authorization,
            Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    engine.close();
    server.close();
  }

  private void accept() {
    for (int number = 0; !server.isClosed(); number++) {
      try (Socket connection = server.accept()) {
        serve(number, connection);
      } catch (IOException over) {
        cut.countDown();
      }
    }
  }

  private void serve(int number, Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    OutputStream out = connection.getOutputStream();
    byte[] buffer = new byte[4096];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      requests.add(number + " " + new String(buffer, 0, read, UTF_8));
      out.write(answer.getBytes(UTF_8));
      out.flush();
      if (closesAfterAnswer) {
        closesAfterAnswer = false;
        return;
      }
    }
    cut.countDown();
  }

  private static String whole(String status, String body) {
    return "HTTP/1.1 %s\r\nDate: Sat, 21 Nov 2026 05:04:00 GMT\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  private String ask() {
    try (EngineAnswer got = engine.ask("query", UP)) {
      return got.status() + " " + new String(got.readAll(), UTF_8);
    }
  }

  @Test
  void asksByAFormThatHoldsNothingButTheParameters() {
    assertThat(ask()).isEqualTo("200 first");

    assertThat(requests.get(0))
        .startsWith("0 POST /api/v1/query HTTP/1.1\r\n")
        .contains("Content-Type: application/x-www-form-urlencoded")
        .doesNotContainIgnoringCase("Accept-Encoding")
        .endsWith("\r\n\r\nquery=up%7Ba%3D%22%C3%A4+b%22%7D");
  }

  @Test
  void readsByAnAddressThatHoldsThem() {
    engine.read("label/job/values", Parameters.of("limit", "1")).close();

    assertThat(requests.get(0))
        .startsWith("0 GET /api/v1/label/job/values?limit=1 HTTP/1.1\r\n")
        .doesNotContainIgnoringCase("Upgrade");
  }

  @Test
  void showsTheCredentialsOfTheMoment() {
    ask();
    authorization = Optional.of("Basic bmV3");
    ask();

    assertThat(requests.get(0)).doesNotContain("Authorization");
    assertThat(requests.get(1)).contains("Authorization: Basic bmV3");
  }

  @Test
  void tellsByTheEnginesClockWhenItWasAsked() {
    try (EngineAnswer got = engine.ask("query", UP)) {
      assertThat(got.askedAt())
          .isBetween(Instant.parse("2026-11-21T05:03:00Z"), Instant.parse("2026-11-21T05:04:00Z"));
    }
  }

  @Test
  void keepsTheConnectionOfAnAnswerThatWasRead() {
    ask();
    ask();

    assertThat(requests).hasSize(2).allSatisfy(request -> assertThat(request).startsWith("0 "));
  }

  @Test
  void asksOnceMoreWhenAKeptConnectionTurnsOutToBeClosed() {
    closesAfterAnswer = true;

    assertThat(List.of(ask(), ask())).containsExactly("200 first", "200 first");
    assertThat(requests).hasSize(2);
  }

  @Test
  void errorsAndRedirectionsAreAnswersAndAskedOnce() {
    answer = whole("503 Service Unavailable\r\nContent-Type: application/json", "busy");
    String busy = ask();
    answer = whole("302 Found\r\nLocation: http://127.0.0.1:1/", "elsewhere");
    String elsewhere = ask();

    assertThat(List.of(busy, elsewhere)).containsExactly("503 busy", "302 elsewhere");
    assertThat(requests).hasSize(2);
  }

  @Test
  void anEngineThatReplaysItsLogIsUnavailable() {
    answer = whole("503 Service Unavailable\r\nContent-Type: text/plain", "Service Unavailable");

    assertThatThrownBy(() -> engine.ask("query", UP))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("not ready");
  }

  @Test
  void aRequestThatNobodyWaitsForEndsAtTheEngine() throws InterruptedException {
    answer = "";
    Cancellation cancellation = new Cancellation();
    Thread leaving =
        new Thread(
            () -> {
              while (requests.isEmpty()) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    leaving.start();

    assertThatThrownBy(() -> engine.ask("query", UP.cancelledBy(cancellation)))
        .isInstanceOf(RequestCancelled.class);
    assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anAnswerThatIsGivenUpIsNotWaitedFor() throws InterruptedException {
    answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegin\r\n";

    engine.ask("query", UP).close();

    assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anEngineThatIsSilentBeyondTheRequestsLimitIsGivenUp() {
    answer = "";

    assertThatThrownBy(() -> engine.ask("query", UP.within(Duration.ofMillis(1))))
        .isInstanceOf(EngineUnavailable.class);
    assertThat(requests).as("it is not asked once more").hasSize(1);
  }

  @Test
  void anAnswerThatStopsInItsMiddleIsGivenUp() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbegin";

    try (EngineAnswer begun = engine.ask("query", UP.within(Duration.ofMillis(1)))) {
      assertThatThrownBy(begun::readAll).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void nobodyAtTheAddressIsTold() throws IOException, InterruptedException {
    server.close();
    // Until it is woken, what waits for a connection still gets one.
    acceptor.join();

    assertThatThrownBy(this::ask).isInstanceOf(EngineUnavailable.class);
  }
}
