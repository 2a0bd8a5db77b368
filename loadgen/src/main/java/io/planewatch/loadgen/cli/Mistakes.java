package io.planewatch.loadgen.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What a person is told instead of a stack trace. */
final class Mistakes {

  private Mistakes() {}

  /** A bad value is the caller's to correct: one sentence. Anything else is ours, and is thrown. */
  static int explain(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
    if (problem instanceof IllegalArgumentException) {
      command.getErr().println(command.getColorScheme().errorText(problem.getMessage()));
      return ExitCode.USAGE;
    }
    throw problem;
  }
}
