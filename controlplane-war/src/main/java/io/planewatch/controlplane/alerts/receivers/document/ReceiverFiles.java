package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import io.planewatch.controlplane.problems.ProblemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The one folder on Alertmanager's host whose files receivers may read. Without it a receiver could
 * send any file of that host, the control plane's own token among them, to anybody.
 */
public record ReceiverFiles(Path folder) {
  /**
   * The document with each path absolute; a relative one is taken from the folder.
   *
   * @throws ProblemException with the line of a path that leads elsewhere
   */
  public ReceiversDocument resolved(ReceiversDocument document) {
    return document.map(
        scalar ->
            scalar.holds() == Holds.FILE && !scalar.text().isEmpty()
                ? scalar.with(resolved(scalar).toString())
                : scalar);
  }

  private Path resolved(Scalar scalar) {
    try {
      Path path = folder.resolve(scalar.text());
      if (path.equals(path.normalize()) && path.startsWith(folder) && !path.equals(folder)) {
        return path;
      }
    } catch (InvalidPathException unreadable) {
      // Refused below, like any other path.
    }
    throw ProblemException.invalid(
        "line "
            + scalar.line()
            + ": a receiver reads files below "
            + folder
            + " only; put the file there and name it by a path relative to that folder.");
  }
}
