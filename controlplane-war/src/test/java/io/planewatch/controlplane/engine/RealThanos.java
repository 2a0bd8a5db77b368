package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sidecar beside a Prometheus, and Thanos query before it; on free ports. Built by {@code
 * containers/engines/build thanos}.
 */
public final class RealThanos implements AutoCloseable {
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Path thanos;
  private final Path log;
  private final List<Process> processes = new ArrayList<>();
  private final int sidecar;

  private RealThanos(Path thanos, Path log, int sidecar) {
    this.thanos = thanos;
    this.log = log;
    this.sidecar = sidecar;
  }

  public static RealThanos beside(RealPrometheus prometheus) {
    try {
      Path thanos = RealPrometheus.built("thanos").resolve("thanos");
      RealThanos all =
          new RealThanos(
              thanos, Files.createTempFile("planewatch-thanos", ".log"), RealPrometheus.freePort());
      all.run(
          "sidecar",
          "--prometheus.url=" + prometheus.address(),
          "--grpc-address=127.0.0.1:" + all.sidecar,
          "--http-address=127.0.0.1:" + RealPrometheus.freePort());
      return all;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A Thanos query that has the sidecar as its store. */
  public HttpEngine query() {
    return query(List.of());
  }

  /** A Thanos query that also expects a store where nobody is. */
  public HttpEngine queryWithAnAbsentStore() {
    try {
      return query(List.of("--endpoint-strict=127.0.0.1:" + RealPrometheus.freePort()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private HttpEngine query(List<String> more) {
    try {
      int port = RealPrometheus.freePort();
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "query",
                  "--http-address=127.0.0.1:" + port,
                  "--grpc-address=127.0.0.1:" + RealPrometheus.freePort(),
                  "--endpoint-strict=127.0.0.1:" + sidecar,
                  "--query.replica-label=prometheus_replica",
                  "--enable-feature=promql-experimental-functions"));
      arguments.addAll(more);
      run(arguments.toArray(String[]::new));
      HttpEngine engine = new HttpEngine(URI.create("http://127.0.0.1:" + port));
      awaitSeries(engine);
      return engine;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(thanos.toString()));
    command.addAll(List.of(arguments));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  private void awaitSeries(HttpEngine engine) throws IOException {
    long deadline = System.nanoTime() + START_NANOS;
    Parameters all =
        Parameters.of("query", "count({__name__=~\".+\"})")
            .and("time", String.valueOf(TwoPlanes.BEGIN_SECONDS + 7_200))
            .and("partial_response", "true");
    while (true) {
      try (EngineAnswer answer = engine.ask("query", all)) {
        if (new String(answer.readAll(), StandardCharsets.UTF_8).contains("\"value\"")) {
          return;
        }
      } catch (EngineUnavailable notYet) {
        // It is starting.
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("Thanos did not start: " + Files.readString(log));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    processes.forEach(process -> process.destroyForcibly().onExit().join());
    try {
      Files.deleteIfExists(log);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
