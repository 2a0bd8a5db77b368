package io.planewatch.controlplane.alerts.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.files.ReplacedFile;
import io.planewatch.controlplane.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that Alertmanager reads from a folder shared with it. */
record SharedConfiguration(Path file, Alertmanager alertmanager) implements Handover {
  @Override
  public String present() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Optional<String> exchange(String wanted) {
    String former = present();
    write(wanted);
    try {
      Optional<String> refusal = alertmanager.reload();
      if (refusal.isPresent()) {
        write(former);
        alertmanager.reload();
      }
      return refusal;
    } catch (ProblemException away) {
      // Nobody has judged it, and it would be in force at the next start.
      write(former);
      throw away;
    }
  }

  private void write(String text) {
    try {
      ReplacedFile.secretAt(file).write(text.getBytes(UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
