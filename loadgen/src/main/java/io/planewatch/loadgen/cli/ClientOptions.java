package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the client; those not given leave a scenario as it is. */
final class ClientOptions {

  private static final int CLOSED_LOOP_CONNECTIONS = 32;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      description = "Load before the run, counted apart (default: 0).")
  private Duration warmUp;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "For an answer, and for a connection (default: 10s).")
  private Duration timeout;

  @Option(
      names = {"-c", "--connections"},
      paramLabel = "N",
      description = "Most for a target (default: 4096, closed loop 32).")
  private Integer connections;

  @Option(
      names = "--closed-loop",
      description = "No schedule: each connection as fast as answers come.")
  private boolean closedLoop;

  @Option(names = "--threads", paramLabel = "N", description = "Event loops (default: 1).")
  private Integer threads;

  @Option(names = "--cacert", paramLabel = "FILE", description = "Believe these authorities (PEM).")
  private Path authorities;

  @Option(names = "--insecure", description = "Believe any certificate.")
  private boolean insecure;

  Scenario applyTo(Scenario scenario) {
    Limits limits = scenario.limits();
    limits = timeout == null ? limits : limits.withTimeout(timeout);
    limits = closedLoop ? limits.inClosedLoop().withConnections(CLOSED_LOOP_CONNECTIONS) : limits;
    limits = connections == null ? limits : limits.withConnections(connections);
    limits = threads == null ? limits : limits.withThreads(threads);
    Scenario changed = scenario.with(limits);
    changed = warmUp == null ? changed : changed.warmedUpFor(warmUp);
    return insecure || authorities != null
        ? changed.with(new Trust(Optional.ofNullable(authorities), insecure))
        : changed;
  }
}
