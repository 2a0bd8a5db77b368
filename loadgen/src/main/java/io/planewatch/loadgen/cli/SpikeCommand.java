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
    name = "spike",
    customSynopsis = "loadgen spike TARGET [OPTIONS]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "One target's rate jumps and falls again; the others stay steady.")
final class SpikeCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "TARGET", description = "The name of the target.")
  private String target;

  @Mixin private TrafficOptions traffic;

  @Option(names = "--peak", paramLabel = "RATE", description = "(default: ${DEFAULT-VALUE})")
  private double peak = 200;

  @Option(names = "--before", paramLabel = "TIME", description = "(default: 30s)")
  private Duration before = Duration.ofSeconds(30);

  @Option(names = "--rise", paramLabel = "TIME", description = "(default: 5s)")
  private Duration rise = Duration.ofSeconds(5);

  @Option(names = "--hold", paramLabel = "TIME", description = "(default: 60s)")
  private Duration hold = Duration.ofSeconds(60);

  @Option(names = "--fall", paramLabel = "TIME", description = "(default: 10s)")
  private Duration fall = Duration.ofSeconds(10);

  @Option(names = "--after", paramLabel = "TIME", description = "(default: 30s)")
  private Duration after = Duration.ofSeconds(30);

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Duration whole = before.plus(rise).plus(hold).plus(fall).plus(after);
    return new Execution(spec, client, output)
        .run(
            traffic.scenario(
                "spike " + target,
                traffic.only(
                    target,
                    rate -> Shape.spike(rate, peak, before, rise, hold, fall, after),
                    rate -> Shape.steady(rate, whole))));
  }
}
