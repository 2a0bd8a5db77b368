package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
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
    name = "run",
    customSynopsis = "loadgen run SCENARIO.yaml [OPTIONS]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Carries out a scenario from a YAML file.")
final class RunCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "SCENARIO.yaml", description = "The scenario.")
  private Path file;

  @Option(
      names = {"-t", "--target", "--targets"},
      split = ",",
      paramLabel = "NAME=URL,..",
      hideParamSyntax = true,
      description = "Addresses in place of those in the file.")
  private List<String> targets = List.of();

  @Mixin private ClientOptions client;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      return new Execution(spec, client, output)
          .run(ScenarioFile.read(file, TargetTexts.bases(targets)));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + e.getMessage(), e);
    }
  }
}
