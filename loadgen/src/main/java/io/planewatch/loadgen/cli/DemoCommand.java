package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    customSynopsis = "loadgen demo 1|2|3 [OPTIONS]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Demos: 1 normal operations, 2 an incident in prod, 3 load on qa.")
final class DemoCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "1|2|3", description = "The scenario's number.")
  private int number;

  @Option(
      names = {"-t", "--target", "--targets"},
      split = ",",
      paramLabel = "NAME=URL,..",
      hideParamSyntax = true,
      description = "Addresses in place of those in the scenario.")
  private List<String> targets = List.of();

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      description = "So many times as fast, at the same rates: 4 makes 4 minutes one.")
  private double pace = 1;

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String name = "demo-" + number + ".yaml";
    try (InputStream yaml = DemoCommand.class.getResourceAsStream("/scenarios/" + name)) {
      if (yaml == null) {
        throw new IllegalArgumentException("there is no demo " + number + "; there are 1, 2 and 3");
      }
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      return new Execution(spec, client, output)
          .run(
              ScenarioFile.parse(name, text, Path.of(""), TargetTexts.bases(targets)).faster(pace));
    }
  }
}
