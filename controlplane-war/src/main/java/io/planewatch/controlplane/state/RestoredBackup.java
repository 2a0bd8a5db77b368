package io.planewatch.controlplane.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells that the database was laid here by {@code ./planewatch restore}, which leaves a file. */
public record RestoredBackup(Path stateDir) {
  private static final String MARKER = "restored";

  /**
   * Runs the action at the first start after a restore; a later start runs it again if it failed.
   */
  public void onceIfRestored(Runnable action) {
    Path marker = stateDir.resolve(MARKER);
    if (!Files.exists(marker)) {
      return;
    }
    action.run();
    try {
      Files.delete(marker);
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + marker, e);
    }
  }
}
