package io.planewatch.loadgen.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar carries. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"loadgen " + Objects.requireNonNullElse(version, "(not from its jar)")};
  }
}
