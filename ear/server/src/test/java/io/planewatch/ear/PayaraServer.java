package io.planewatch.ear;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The full server with a domain of its own below a folder; stopping it removes the domain. */
final class PayaraServer {
  private static final String DOMAIN = "planewatch";

  /** What a domain takes above its base: administration, HTTP, IIOP, JMS, JMX, debugging, OSGi. */
  private static final int[] OFFSETS = {37, 38, 39, 9, 48, 66, 76, 80, 81, 86};

  private final Path home;
  private final Path domains;
  private final int base;
  private final Map<String, String> environment;

  private PayaraServer(Path home, Path domains, int base, Map<String, String> environment) {
    this.home = home;
    this.domains = domains;
    this.base = base;
    this.environment = environment;
  }

  /**
   * Creates a domain and starts it.
   *
   * @param environment what the applications are configured by
   */
  static PayaraServer started(Path home, Path domains, Map<String, String> environment)
      throws IOException, InterruptedException {
    PayaraServer server = new PayaraServer(home, domains, freeBase(), environment);
    server.local(
        "create-domain", "--nopassword", "--portbase", String.valueOf(server.base), DOMAIN);
    server.local(
        "start-domain", "--prebootcommandfile", System.getProperty("payara.preboot"), DOMAIN);
    return server;
  }

  void deploy(Path archive) throws IOException, InterruptedException {
    asadmin("--port", String.valueOf(base + 48), "deploy", archive.toString());
  }

  URI http() {
    return URI.create("http://127.0.0.1:" + (base + 80));
  }

  /** The server's own process. */
  long pid() throws IOException {
    return Long.parseLong(Files.readString(domains.resolve(DOMAIN).resolve("config/pid")).strip());
  }

  /** Every port that a domain opens by itself, and nothing of it is Hazelcast's. */
  SortedSet<Integer> ports() {
    return IntStream.of(OFFSETS)
        .map(offset -> base + offset)
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Path log() {
    return domains.resolve(DOMAIN).resolve("logs/server.log");
  }

  void stop() throws IOException, InterruptedException {
    local("stop-domain", "--force", DOMAIN);
    local("delete-domain", DOMAIN);
  }

  private void local(String command, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command, "--domaindir", domains.toString()));
    all.addAll(List.of(arguments));
    asadmin(all.toArray(String[]::new));
  }

  private void asadmin(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", home.resolve("bin/asadmin").toString()));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("asadmin", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(
          String.join(" ", arguments) + " failed: " + Files.readString(said));
    }
    Files.delete(said);
  }

  private static int freeBase() {
    return ThreadLocalRandom.current()
        .ints(20_000, 30_000)
        .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> isFree(base + offset)))
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
