package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Injection;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Shop;
import io.planewatch.loadgen.server.Answer;
import io.planewatch.loadgen.server.Request;
import io.planewatch.loadgen.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.Test;

class OutcomesIT {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Mix GET = Mix.of(Map.of(Endpoint.get("get", "/get"), 1.0));

  @Test
  void countsEqualTheServersOwn() throws InterruptedException {
    // Given every kind of request but aborted ones, and errors by status
    Mix mix =
        Shop.mix().with(Injection.parse("20%:status=4,bad-payload=4,unknown-path=4,slow-client=1"));
    try (TestServer server = TestServer.start(OutcomesIT::shop)) {
      Scenario scenario =
          Runs.scenario(server.base(), 500, Duration.ofSeconds(4), mix)
              .with(Limits.DEFAULT.withThreads(2));

      // When
      TargetTally counts = Runs.play(scenario);

      // Then
      Counts all = counts.all();
      assertThat(all.requests()).isEqualTo(2_000).isEqualTo(server.seen());
      assertThat(all.of(Outcome.ANSWERED)).isEqualTo(2_000);
      all.statuses()
          .forEach((status, count) -> assertThat(count).isEqualTo(server.answered(status)));
      assertThat(all.statuses().keySet()).contains(200, 400, 404, 500, 503);
      for (int i = 0; i < mix.endpoints().size(); i++) {
        Endpoint endpoint = mix.endpoints().get(i);
        if (endpoint.name().equals("search") || endpoint.name().equals("payments")) {
          String path = endpoint.path().replaceAll("\\?.*", "");
          assertThat(counts.endpoints().get(i).requests())
              .isEqualTo(server.seen(endpoint.method() + " " + path));
        }
      }
    }
  }

  @Test
  void warmUpIsSentAndCountedApart() throws InterruptedException {
    // Given
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      Scenario scenario = Runs.scenario(server.base(), 200, SECOND, GET).warmedUpFor(SECOND);

      // When
      TargetTally counts = Runs.play(scenario);

      // Then
      assertThat(counts.warmUpCount()).isEqualTo(200);
      assertThat(counts.all().requests()).isEqualTo(200);
      assertThat(server.seen()).isEqualTo(400);
    }
  }

  @Test
  void refusedConnectionsAreCountedAsSuch() throws IOException, InterruptedException {
    // Given
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ServerUrl nobody = ServerUrl.parse("http://127.0.0.1:" + port);

    // When
    TargetTally counts = Runs.play(Runs.scenario(nobody, 100, SECOND, GET));

    // Then
    assertThat(counts.all().of(Outcome.REFUSED)).isEqualTo(100).isEqualTo(counts.plannedCount());
  }

  @Test
  void unknownNameIsNoConnection() throws InterruptedException {
    // Given
    ServerUrl nowhere = ServerUrl.parse("http://no-such-host.invalid:80");

    // When
    TargetTally counts = Runs.play(Runs.scenario(nowhere, 50, SECOND, GET));

    // Then
    assertThat(counts.all().of(Outcome.NOT_CONNECTED)).isEqualTo(50);
  }

  @Test
  void missingAnswerIsATimeOutWithItsTime() throws InterruptedException {
    // Given
    Counts counts =
        outcomes(
            request -> Answer.ok().after(30_000_000_000L),
            Limits.DEFAULT.withTimeout(Duration.ofMillis(300)));

    // When
    // Then
    assertThat(counts.of(Outcome.TIMED_OUT)).isEqualTo(counts.requests());
    // A histogram names its least value by the lower end of the bucket that it fell into.
    AbstractHistogram response = counts.response();
    assertThat(response.highestEquivalentValue(response.getMinValue()))
        .isGreaterThanOrEqualTo(300_000_000L);
  }

  @Test
  void requestThatNeverGetsAConnectionTimesOutToo() throws InterruptedException {
    // Given
    Limits limits = Limits.DEFAULT.withTimeout(Duration.ofMillis(300)).withConnections(1);

    // When
    Counts counts = outcomes(request -> Answer.ok().after(30_000_000_000L), limits);

    // Then
    assertThat(counts.of(Outcome.TIMED_OUT)).isEqualTo(counts.requests()).isEqualTo(100);
  }

  @Test
  void connectionThatBreaksBeforeTheWholeAnswerIsReset() throws InterruptedException {
    // Given
    Answer half = Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal").thenClosing();

    // When
    Counts counts = outcomes(request -> half, Limits.DEFAULT);

    // Then
    assertThat(counts.of(Outcome.RESET)).isEqualTo(100);
  }

  @Test
  void whatIsNoHttpIsInvalid() throws InterruptedException {
    assertThat(
            outcomes(request -> Answer.raw("SSH-2.0-nothing\r\n\r\n"), Limits.DEFAULT)
                .of(Outcome.INVALID))
        .isEqualTo(100);
  }

  @Test
  void everyFormOfAnswerIsUnderstood() throws InterruptedException {
    // Given chunks, an interim answer before the real one, an end by closing, none at all
    String[] forms = {
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
      "HTTP/1.1 204 No Content\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
      "HTTP/1.0 200 OK\r\n\r\nuntil the end"
    };
    AtomicInteger turn = new AtomicInteger();

    // When
    Counts counts =
        outcomes(
            request -> {
              int form = turn.getAndIncrement() % forms.length;
              Answer answer = Answer.raw(forms[form]);
              return form < 3 ? answer : answer.thenClosing();
            },
            Limits.DEFAULT);

    // Then
    assertThat(counts.of(Outcome.ANSWERED)).isEqualTo(100);
    assertThat(counts.statuses()).isEqualTo(Map.of(200, 80L, 204, 20L));
  }

  @Test
  void answersThatGosClientTakesAreTaken() throws InterruptedException {
    // Given a length twice, a length beside chunks, bare line feeds, no reason phrase, trailers
    String[] forms = {
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
      "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n2;x=1\r\nok\r\n0\r\nX-A: b\r\n\r\n"
    };
    AtomicInteger turn = new AtomicInteger();

    // When
    Counts counts =
        outcomes(
            request -> Answer.raw(forms[turn.getAndIncrement() % forms.length]), Limits.DEFAULT);

    // Then
    assertThat(counts.of(Outcome.ANSWERED)).isEqualTo(100);
    assertThat(counts.bytes()).isEqualTo(200);
  }

  @Test
  void twoDifferentLengthsAreNoAnswer() throws InterruptedException {
    assertThat(
            outcomes(
                    request ->
                        Answer.raw(
                            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nokabc"),
                    Limits.DEFAULT)
                .of(Outcome.INVALID))
        .isEqualTo(100);
  }

  @Test
  void bytesBehindAnAnswerEndItsConnectionAndHarmNoOther() throws InterruptedException {
    // Given a body where there may be none, and an answer that nobody asked for
    String[] forms = {
      "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
      "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Stray\r\nContent-Length: 0\r\n\r\n"
    };
    AtomicInteger turn = new AtomicInteger();

    // When
    Counts counts =
        outcomes(
            request -> Answer.raw(forms[turn.getAndIncrement() % forms.length]), Limits.DEFAULT);

    // Then
    assertThat(counts.of(Outcome.ANSWERED)).isEqualTo(100);
    assertThat(counts.statuses()).isEqualTo(Map.of(200, 33L, 204, 34L, 304, 33L));
  }

  @Test
  void aDeadAddressOfANameCostsNoRequest() throws InterruptedException {
    // Given a name with two addresses, of which one has no server
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      ServerUrl shop = ServerUrl.parse("http://shop:" + server.port());
      Scenario scenario = Runs.scenario(shop, 100, SECOND, GET);
      InetAddress[] both = {loopback(2), loopback(1)};

      // When
      Counts counts;
      try (LoadRun run = LoadRun.start(scenario, host -> both)) {
        counts = Runs.finish(run).target(0).all();
      }

      // Then
      assertThat(counts.of(Outcome.ANSWERED)).isEqualTo(100).isEqualTo(server.seen());
    }
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void abortedRequestsAreCountedAndHarmNoOthers() throws InterruptedException {
    // Given
    Mix mix = GET.with(Injection.parse("30%:abort"));
    try (TestServer server = TestServer.start(request -> Answer.ok())) {

      // When
      Counts counts = Runs.play(Runs.scenario(server.base(), 300, SECOND, mix)).all();

      // Then
      assertThat(counts.requests()).isEqualTo(300);
      assertThat(counts.of(Outcome.ABORTED)).isPositive();
      assertThat(counts.of(Outcome.ANSWERED) + counts.of(Outcome.ABORTED)).isEqualTo(300);
    }
  }

  @Test
  void closedLoopKeepsItsConnectionsBusyAndCountsEveryAnswer() throws InterruptedException {
    // Given
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      Scenario scenario =
          Runs.scenario(server.base(), 1, SECOND, GET)
              .with(Limits.DEFAULT.withConnections(4).inClosedLoop());

      // When
      TargetTally counts = Runs.play(scenario);

      // Then
      assertThat(counts.all().requests()).isEqualTo(server.seen()).isGreaterThan(4);
    }
  }

  private static Counts outcomes(Function<Request, Answer> behaviour, Limits limits)
      throws InterruptedException {
    try (TestServer server = TestServer.start(behaviour)) {
      return Runs.play(Runs.scenario(server.base(), 100, SECOND, GET).with(limits)).all();
    }
  }

  private static Answer shop(Request request) {
    if (request.uri().startsWith("/api?sc=")) {
      return Answer.status(Integer.parseInt(request.uri().substring(8)));
    }
    if (request.uri().startsWith("/api/no-such")) {
      return Answer.status(404);
    }
    boolean broken = request.method().equals("POST") && !request.body().endsWith("}");
    return Answer.status(broken ? 400 : 200);
  }
}
