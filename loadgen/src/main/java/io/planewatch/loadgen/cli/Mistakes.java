package io.planewatch.loadgen.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Error messages for people, instead of stack traces. */
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
