package io.planewatch.loadgen;

import io.planewatch.loadgen.cli.LoadCommand;

/** The entry point of the jar. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(LoadCommand.execute(arguments));
  }
}
