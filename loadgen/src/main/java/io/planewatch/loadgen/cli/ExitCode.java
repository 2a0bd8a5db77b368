package io.planewatch.loadgen.cli;

/** The exit code of the process. */
final class ExitCode {

  static final int GOOD = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int THRESHOLD_MISSED = 3;

  private ExitCode() {}
}
