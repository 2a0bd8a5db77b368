package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.scenario.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command itself: one rate at some targets for some time. */
@Command(
    name = "loadgen",
    customSynopsis = "loadgen [OPTIONS] | loadgen COMMAND [OPTIONS]",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Sends HTTP requests at set rates and tells how long callers would have waited.",
    subcommands = {
      SteadyCommand.class,
      SpikeCommand.class,
      RampCommand.class,
      RunCommand.class,
      DemoCommand.class
    })
public final class LoadCommand implements Callable<Integer> {

  @Mixin private TrafficOptions traffic;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "As 90, 90s, 1m30s; 0 is until stopped (default: 60s).")
  private Duration duration = Duration.ofSeconds(60);

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  public static int execute(String... arguments) {
    return new CommandLine(new LoadCommand())
        .registerConverter(Duration.class, LoadCommand::duration)
        .setExecutionExceptionHandler(Mistakes::explain)
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new Execution(spec, client, output)
        .run(traffic.scenario("load", (target, rate) -> Shape.steady(rate, duration)));
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(e.getMessage());
    }
  }
}
