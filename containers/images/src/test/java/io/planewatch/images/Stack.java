package io.planewatch.images;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerState;

/** docker-compose.yml as it stands, on ports of its own. */
final class Stack {
  private static final Map<String, Integer> PORTS =
      Map.of(
          "CONTROLPLANE_PORT", 3000,
          "PROD_PORT", 8081,
          "DEV_PORT", 8082,
          "QA_PORT", 8083);
  private static final Duration START = Duration.ofMinutes(8);

  /** As .env says of the profile. */
  private static final Map<String, String> LONG_TERM_STORAGE =
      Map.of(
          "COMPOSE_PROFILES", "load,thanos",
          "QUERIES_UPSTREAM", "http://thanos-query:10903",
          "PROMETHEUS_LARGEST_BLOCK", "2h");

  private final DockerClient docker = DockerClientFactory.instance().client();
  private final Map<String, String> environment = new HashMap<>(Map.of("ARTIFACTS", "prebuilt"));
  private final Path root;
  private final int shift = freeShift();
  private final ComposeContainer compose;

  Stack(Path root) {
    this.root = root;
    PORTS.forEach((name, port) -> environment.put(name, String.valueOf(port + shift)));
    compose =
        new ComposeContainer(root.resolve("docker-compose.yml").toFile())
            .withOptions("--profile load")
            .withEnv(environment)
            .withBuild(true)
            .withPull(false)
            .withStartupTimeout(START);
  }

  void start() {
    compose.start();
  }

  void stop() {
    command(LONG_TERM_STORAGE).run("docker", "compose", "-p", project(), "down", "-v");
    compose.stop();
  }

  /** Removes every container and network, keeps the volumes, and starts all of it and Thanos. */
  void downAndUpWithLongTermStorage() {
    String project = project();
    command().run("docker", "compose", "-p", project, "--profile", "load", "down");
    command(LONG_TERM_STORAGE).run("docker", "compose", "-p", project, "up", "-d", "--wait");
  }

  /** By how much the usual ports are moved. */
  int shift() {
    return shift;
  }

  URI url() {
    return URI.create("http://localhost:" + environment.get("CONTROLPLANE_PORT"));
  }

  Command command() {
    return command(Map.of());
  }

  private Command command(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.putAll(more);
    return new Command(root, settings);
  }

  /** The name under which compose keeps it; Testcontainers chose it. */
  String project() {
    return service("controlplane")
        .getContainerInfo()
        .getConfig()
        .getLabels()
        .get("com.docker.compose.project");
  }

  ContainerState service(String name) {
    return compose.getContainerByServiceName(name).orElseThrow();
  }

  ExecResult exec(String service, String... command) {
    try {
      return service(service).execInContainer(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void restart(String service) {
    docker.restartContainerCmd(service(service).getContainerId()).exec();
    eventually(
        service + " is healthy again",
        () -> !hasHealthCheck(service) || "healthy".equals(health(service)));
  }

  List<String> addresses(String service) {
    return service(service)
        .getCurrentContainerInfo()
        .getNetworkSettings()
        .getNetworks()
        .values()
        .stream()
        .map(network -> network.getIpAddress())
        .toList();
  }

  static void eventually(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 3 minutes: " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean hasHealthCheck(String service) {
    return service(service).getCurrentContainerInfo().getState().getHealth() != null;
  }

  private String health(String service) {
    return service(service).getCurrentContainerInfo().getState().getHealth().getStatus();
  }

  /** By how much each usual port is moved, so that none of them is taken. */
  private static int freeShift() {
    return IntStream.iterate(11_000, shift -> shift + 100)
        .limit(100)
        .filter(shift -> PORTS.values().stream().allMatch(port -> isFree(port + shift)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
