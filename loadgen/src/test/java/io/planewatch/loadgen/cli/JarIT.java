package io.planewatch.loadgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.server.Answer;
import io.planewatch.loadgen.server.Request;
import io.planewatch.loadgen.server.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people run it, against a real server. */
class JarIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private record Ended(int exitCode, String out) {}

  @Test
  void thresholdsDecideTheExitCode() throws IOException, InterruptedException {
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      String target = "t=" + server.base();

      Ended met = run("-t", target, "-r", "50", "-d", "1", "--threshold", "errors<1%");
      Ended missed = run("-t", target, "-r", "50", "-d", "1", "--threshold", "t:rate>1000");

      assertThat(met.exitCode()).as(met.out()).isZero();
      assertThat(met.out()).contains("met    errors<1%");
      assertThat(missed.exitCode()).as(missed.out()).isEqualTo(3);
      assertThat(missed.out()).contains("MISSED t:rate>1000");
    }
  }

  @Test
  void aRunThatSentNothingFailsAndShowsNoPassword() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path json = folder.resolve("nothing.json");
    Path report = folder.resolve("nothing.html");

    Ended ended =
        run(
            "-t",
            "t=http://ann:hidden-word@127.0.0.1:" + port,
            "-r",
            "20",
            "-d",
            "1",
            "--json",
            json.toString(),
            "--report",
            report.toString());

    assertThat(ended.exitCode()).as(ended.out()).isEqualTo(1);
    assertThat(ended.out())
        .contains("nothing was sent to t (http://127.0.0.1:" + port + "): 20 requests were planned")
        .doesNotContain("hidden-word");
    assertThat(Files.readString(json)).doesNotContain("hidden-word", "ann:");
    assertThat(Files.readString(report)).doesNotContain("hidden-word", "ann:");
  }

  @Test
  void mistakesAreSaidInASentence() throws IOException, InterruptedException {
    Ended unknown = run("spike", "nobody");
    Ended badFile = run("run", folder.resolve("none.yaml").toString());

    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.out()).contains("no target has the name nobody").doesNotContain("\tat ");
    assertThat(badFile.exitCode()).isEqualTo(2);
    assertThat(badFile.out()).contains("there is no file").doesNotContain("\tat ");
  }

  @Test
  void everyReportIsWritten() throws IOException, InterruptedException {
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      // Given
      Path json = folder.resolve("run.json");
      Path html = folder.resolve("run.html");
      Path hdr = folder.resolve("run.hlog");

      // When
      Ended ended =
          run(
              "-t",
              "t=" + server.base(),
              "-r",
              "100",
              "-d",
              "2",
              "--json",
              json.toString(),
              "--report",
              html.toString(),
              "--hdr",
              hdr.toString());

      // Then
      assertThat(ended.exitCode()).as(ended.out()).isZero();
      assertThat(Files.readString(json)).contains("\"planned\":200,\"sent\":200");
      assertThat(Files.readString(html))
          .contains("<svg", "p99")
          .doesNotContain("src=", "href=", "@import", "url(");
      long recorded = 0;
      try (HistogramLogReader reader = new HistogramLogReader(hdr.toFile())) {
        while (reader.hasNext()) {
          recorded += ((Histogram) reader.nextIntervalHistogram()).getTotalCount();
        }
      }
      assertThat(recorded).isEqualTo(200);
    }
  }

  @Test
  void jsonOnStandardOutputStandsAlone() throws IOException, InterruptedException {
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      Process process =
          start("-t", "t=" + server.base(), "-r", "20", "-d", "1", "-q", "--json", "-");
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isZero();
      assertThat(out).startsWith("{\"scenario\"").endsWith("}\n");
    }
  }

  @Test
  void beingStoppedEndsTheRunWithItsReport() throws IOException, InterruptedException {
    // Given a server that falls silent for longer than this test's patience
    AtomicInteger requests = new AtomicInteger();
    Answer never = Answer.ok().after(2 * PATIENCE.toNanos());
    try (TestServer server =
        TestServer.start(request -> requests.incrementAndGet() > 10 ? never : Answer.ok())) {
      Path log = folder.resolve("out.txt");
      Process process =
          builder(
                  "steady",
                  "--duration",
                  "0",
                  "-t",
                  "t=" + server.base(),
                  "-r",
                  "50",
                  "--quiet",
                  "--timeout",
                  "5m")
              .redirectOutput(log.toFile())
              .start();
      eventually(() -> server.seen() > 20);

      // When
      process.destroy();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      // Then
      assertThat(ended).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(Files.readString(log)).contains("response time", "stopped before its time");
    }
  }

  @Test
  void runSurvivesATargetThatIsNotThereYet() throws IOException, InterruptedException {
    // Given
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        builder(
                "steady",
                "--duration",
                "0",
                "--targets",
                "late=http://127.0.0.1:" + port,
                "-r",
                "50",
                "--quiet")
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.SECONDS)).isFalse();

      // When
      try (TestServer server = TestServer.start(port, request -> Answer.ok())) {
        // Then
        eventually(() -> server.seen() > 10);
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void timetableAndAnnotationReachTheirReaders() throws IOException, InterruptedException {
    // Given
    List<Request> others = new CopyOnWriteArrayList<>();
    try (TestServer server =
        TestServer.start(
            request -> {
              if (!request.uri().startsWith("/get")) {
                others.add(request);
              }
              return Answer.ok();
            })) {
      Path scenario = folder.resolve("scenario.yaml");
      Files.writeString(
          scenario,
          """
          name: with faults
          endpoints: [{request: GET /get}]
          targets: {t: {url: '%s', pattern: {steady: {rate: 20, for: 2s}}}}
          timetable:
            - {at: 500ms, target: t, request: PUT /faults/slow, body: '{"on":true}'}
            - {at: 1500ms, target: t, request: DELETE /faults/slow}
          """
              .formatted(server.base()));
      Path token = folder.resolve("token");
      Files.writeString(token, "secret-of-this-test\n");

      // When
      Ended ended =
          run(
              "run",
              scenario.toString(),
              "--annotate",
              server.base().toString(),
              "--token-file",
              token.toString(),
              "--otlp",
              server.base().toString());

      // Then
      assertThat(ended.exitCode()).as(ended.out()).isZero();
      assertThat(ended.out()).contains("PUT " + server.base() + "/faults/slow → 200");
      assertThat(ended.out()).doesNotContain("secret-of-this-test");
      assertThat(others.stream().map(request -> request.method() + " " + request.uri()).toList())
          .contains(
              "PUT /faults/slow",
              "DELETE /faults/slow",
              "POST /api/planewatch/annotations",
              "POST /v1/metrics");
      assertThat(others)
          .anySatisfy(request -> assertThat(request.body()).contains("\"kind\":\"load-run\""))
          .anySatisfy(
              request -> assertThat(request.body()).contains("planewatch.loadgen.requests"));
    }
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    Process process = builder(arguments).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  private Process start(String... arguments) throws IOException {
    return builder(arguments).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-jar");
    command.add(System.getProperty("loadgen.jar"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("err.txt").toFile());
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
