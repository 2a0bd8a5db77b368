package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.pacing.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "ramp",
    customSynopsis = "loadgen ramp TARGET [OPTIONS]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "One target's rate grows evenly; the others stay steady.")
final class RampCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "TARGET", description = "The name of the target.")
  private String target;

  @Mixin private TrafficOptions traffic;

  @Option(
      names = "--to",
      paramLabel = "RATE",
      description = "The rate at the end (default: ${DEFAULT-VALUE}).")
  private double to = 100;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "How long (default: 5m).")
  private Duration duration = Duration.ofMinutes(5);

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Execution(spec, client, output)
        .run(
            traffic.scenario(
                "ramp " + target,
                traffic.only(
                    target,
                    rate -> Shape.ramp(rate, to, duration),
                    rate -> Shape.steady(rate, duration))));
  }
}
