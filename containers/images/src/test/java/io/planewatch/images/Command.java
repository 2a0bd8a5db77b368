package io.planewatch.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A command that runs to its end. */
record Command(Path folder, Map<String, String> environment) {

  /**
   * Runs it.
   *
   * @return what it printed
   * @throws IllegalStateException with what it printed, when it ends with another code than 0
   */
  String run(String... arguments) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", arguments) + " failed:\n" + said);
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
