package io.planewatch.controlplane.state;

import io.planewatch.controlplane.ControlPlaneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The WAR as it is shipped, on a Payara Micro of its own, which a test may kill. */
final class RunningControlPlane implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final ControlPlaneServer server;

  private RunningControlPlane(Process process, ControlPlaneServer server) {
    this.process = process;
    this.server = server;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings by key
   */
  static RunningControlPlane start(Map<String, String> settings, Path log) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS");
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    String secrets = System.getProperty("controlplane.secrets");
    command.add("-Dplanewatch.access.operator-token-file=" + secrets + "/operator.token");
    command.addAll(List.of("-jar", System.getProperty("payara.microJar")));
    command.addAll(List.of("--nocluster", "--nohostaware", "--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", System.getProperty("payara.preboot")));
    command.addAll(List.of("--deploy", System.getProperty("controlplane.war")));
    command.addAll(List.of("--contextroot", "/"));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      ControlPlaneServer server = new ControlPlaneServer(URI.create("http://127.0.0.1:" + port));
      RunningControlPlane started = new RunningControlPlane(process, server);
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ControlPlaneServer server() {
    return server;
  }

  /** As kill -9. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        kill();
        throw new IllegalStateException("the control plane does not become ready");
      }
      pause();
    }
  }

  private boolean isReady() {
    try {
      return server.get("/health/ready").send().statusCode() == 200;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
