package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.pacing.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "steady",
    customSynopsis = "loadgen steady [OPTIONS]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Normal operations: every target at its usual rate.")
final class SteadyCommand implements Callable<Integer> {

  @Mixin private TrafficOptions traffic;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "How long; 0 is until stopped (default: 5m).")
  private Duration duration = Duration.ofMinutes(5);

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Execution(spec, client, output)
        .run(traffic.scenario("steady", (target, rate) -> Shape.steady(rate, duration)));
  }
}
