package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.Threshold;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for thresholds and reports of a run. */
final class OutputOptions {

  @Option(
      names = "--threshold",
      paramLabel = "RULE",
      description = "As \"prod:p99<500ms\"; missed is exit code 3.")
  private List<String> thresholds = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only the summary at the end.")
  private boolean quiet;

  @Option(names = "--json", paramLabel = "FILE", description = "The record as JSON; - prints it.")
  private Path json;

  @Option(names = "--hdr", paramLabel = "FILE", description = "HdrHistogram's interval log.")
  private Path hdr;

  @Option(names = "--report", paramLabel = "FILE", description = "The record as an HTML page.")
  private Path report;

  @Option(names = "--otlp", paramLabel = "URL", description = "Own metrics to a collector.")
  private URI otlp;

  @Option(
      names = "--annotate",
      paramLabel = "URL",
      description = "Annotate the control plane ($PLANEWATCH_TOKEN).")
  private URI annotate;

  @Option(names = "--token-file", paramLabel = "FILE", description = "Its token, from a file.")
  private Path tokenFile;

  List<Threshold> thresholds() {
    return thresholds.stream().map(Threshold::parse).toList();
  }

  boolean quiet() {
    return quiet;
  }

  Optional<Path> json() {
    return Optional.ofNullable(json);
  }

  Optional<Path> hdr() {
    return Optional.ofNullable(hdr);
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  /** Refuses wrong addresses before the run instead of after it. */
  void checkAddresses() {
    otlp();
    annotate();
  }

  Optional<URI> otlp() {
    return withoutUser("--otlp", otlp);
  }

  Optional<URI> annotate() {
    return withoutUser("--annotate", annotate);
  }

  /** A password in an address would stand in messages about it. */
  private static Optional<URI> withoutUser(String option, URI address) {
    if (address != null && address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          option + " takes no user and password; a token comes from --token-file or a variable");
    }
    return Optional.ofNullable(address);
  }

  Optional<Path> tokenFile() {
    return Optional.ofNullable(tokenFile);
  }
}
