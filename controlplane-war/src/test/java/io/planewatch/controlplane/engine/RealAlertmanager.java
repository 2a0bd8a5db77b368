package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Alertmanager itself on a free port, with a receiver that sends nothing. */
public final class RealAlertmanager implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final String CONFIGURATION =
      "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n";

  private final Process process;
  private final URI address;
  private final Path configuration;

  private RealAlertmanager(Process process, URI address, Path configuration) {
    this.process = process;
    this.address = address;
    this.configuration = configuration;
  }

  public static RealAlertmanager start() {
    try {
      Path folder = Files.createTempDirectory("planewatch-alertmanager");
      Path file = Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION);
      int port = RealPrometheus.freePort();
      Process process =
          new ProcessBuilder(
                  RealPrometheus.built("alertmanager").resolve("alertmanager").toString(),
                  "--config.file=" + file,
                  "--storage.path=" + folder.resolve("data"),
                  "--cluster.listen-address=",
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      RealAlertmanager started =
          new RealAlertmanager(process, URI.create("http://127.0.0.1:" + port), file);
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  /** The file that it reads at its start and at each reload. */
  public Path configuration() {
    return configuration;
  }

  /** The body of its answer. */
  public String get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).build()).body();
  }

  /** Makes it read its configuration; what it says when it refuses that. */
  public Optional<String> reload() {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address.resolve("/-/reload"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    return answer.statusCode() == 200 ? Optional.empty() : Optional.of(answer.body().strip());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/-/ready")).build();
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (IOException notYet) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    close();
    throw new IllegalStateException("Alertmanager is not ready after " + START);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
