package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus itself, as {@code up} runs it, on a free port, with blocks made of OpenMetrics text.
 * The binaries come from {@code containers/engines/build prometheus}; {@code PLANEWATCH_ENGINES}
 * names another folder of them.
 */
public final class RealPrometheus implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final String FEATURES =
      "exemplar-storage,promql-experimental-functions,promql-extended-range-selectors,promql-binop-fill-modifiers";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final List<String> command;
  private final URI address;
  private Process process;

  private RealPrometheus(Path folder, List<String> command, URI address) throws IOException {
    this.folder = folder;
    this.command = command;
    this.address = address;
    this.process = begin();
  }

  private Process begin() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  /**
   * @param openMetrics samples with timestamps, up to {@code # EOF}
   * @param scrapeConfigs a YAML list; may be empty
   * @param rules a rule file
   */
  public static RealPrometheus start(String openMetrics, String scrapeConfigs, String rules) {
    try {
      Path engines = engines();
      Path folder = Files.createTempDirectory("planewatch-prometheus");
      Path text = Files.writeString(folder.resolve("samples.txt"), openMetrics);
      Path data = folder.resolve("data");
      run(
          engines.resolve("promtool").toString(),
          "tsdb",
          "create-blocks-from",
          "openmetrics",
          text.toString(),
          data.toString());
      Files.writeString(folder.resolve("rules.yml"), rules);
      Files.writeString(folder.resolve("prometheus.yml"), configuration(scrapeConfigs));
      int port = freePort();
      List<String> command =
          List.of(
              engines.resolve("prometheus").toString(),
              "--config.file=" + folder.resolve("prometheus.yml"),
              "--storage.tsdb.path=" + data,
              // The samples are of a fixed day; the machine's clock is not.
              "--storage.tsdb.retention.time=100y",
              "--enable-feature=" + FEATURES,
              "--web.enable-otlp-receiver",
              "--web.enable-lifecycle",
              "--web.listen-address=127.0.0.1:" + port,
              "--log.level=warn");
      var prometheus = new RealPrometheus(folder, command, URI.create("http://127.0.0.1:" + port));
      prometheus.awaitReady();
      return prometheus;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public URI address() {
    return address;
  }

  /** Where the control plane writes rules. */
  public Path managed() {
    return folder.resolve("managed");
  }

  public HttpEngine engine() {
    return new HttpEngine(address);
  }

  /** Writes samples while it runs, as OTLP in JSON; it is the way in for native histograms. */
  public void write(String otlp) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/otlp/v1/metrics"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(otlp))
            .build();
    int status = status(request).orElseThrow();
    if (status != 200) {
      throw new IllegalStateException("Prometheus answers " + status + " to OTLP");
    }
  }

  /** Ends it as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** The same again after {@link #kill}, with the same data at the same address. */
  public void startAgain() {
    try {
      process = begin();
      awaitReady();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String configuration(String scrapeConfigs) {
    return """
    global:
      scrape_interval: 1s
      evaluation_interval: 1s
      # Thanos asks for one; its query drops it again.
      external_labels: {prometheus_replica: one}
    storage:
      tsdb:
        out_of_order_time_window: 36500d
    otlp:
      promote_all_resource_attributes: true
    rule_files: [rules.yml, managed/*.yml]
    """
        + (scrapeConfigs.isEmpty() ? "" : "scrape_configs:\n" + scrapeConfigs);
  }

  /** The folder of an engine's binaries. */
  static Path built(String engine) throws IOException {
    return Path.of(run(root().resolve("containers/engines/build").toString(), engine).strip());
  }

  private static Path engines() throws IOException {
    Optional<String> given =
        Optional.ofNullable(System.getProperty("planewatch.engines"))
            .or(() -> Optional.ofNullable(System.getenv("PLANEWATCH_ENGINES")));
    if (given.isPresent()) {
      return Path.of(given.get());
    }
    return built("prometheus");
  }

  /** Tests run in the module's folder, or in the repository's from an editor. */
  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("containers")) ? here : here.getParent();
  }

  private static String run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", List.of(command)) + " failed: " + out);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    return out;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/-/ready")).build();
    long deadline = System.nanoTime() + START.toNanos();
    while (!status(request).equals(Optional.of(200))) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("Prometheus did not start: " + Files.readString(log()));
      }
      pause();
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  private Optional<Integer> status(HttpRequest request) {
    try {
      return Optional.of(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
