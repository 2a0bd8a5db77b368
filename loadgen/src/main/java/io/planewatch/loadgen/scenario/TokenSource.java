package io.planewatch.loadgen.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a bearer token lies. A token must not be in a scenario or on a command line. */
public sealed interface TokenSource {

  /** Reads the token anew, so that one that was changed on disk is found. */
  String read();

  /** The first line of a file. */
  record File(Path path) implements TokenSource {
    @Override
    public String read() {
      try {
        return Files.readString(path).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("no token in " + path, e);
      }
    }
  }

  /** An environment variable. */
  record Environment(String name) implements TokenSource {
    @Override
    public String read() {
      String token = System.getenv(name);
      if (token == null) {
        throw new IllegalArgumentException("the environment has no " + name);
      }
      return token.strip();
    }
  }
}
