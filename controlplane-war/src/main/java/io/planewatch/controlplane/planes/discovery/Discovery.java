package io.planewatch.controlplane.planes.discovery;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Snapshots;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Prometheus is to scrape. It takes an empty list at its word and forgets its targets, so that
 * in doubt there is no answer: on an error it keeps what it had.
 */
public final class Discovery {
  private record Written(Collection<PlaneEntry> planes, byte[] text) {}

  private final Map<ScrapePath, Written> written = new ConcurrentHashMap<>();
  private final PlaneDirectory directory;
  private final Snapshots snapshots;
  private final Optional<LastGood> lastGood;

  Discovery(PlaneDirectory directory, Snapshots snapshots, Optional<LastGood> lastGood) {
    this.directory = directory;
    this.snapshots = snapshots;
    this.lastGood = lastGood;
  }

  /** The document of http_sd, in UTF-8; nobody may change it. */
  byte[] document(ScrapePath path) {
    if (!snapshots.areCurrent()) {
      throw ProblemException.unavailable("The registry can't be read at the moment.");
    }
    if (hasLostItsPlanes()) {
      throw ProblemException.unavailable(
          "The registry is empty, but it was not before. If that is meant, an administrator confirms it: POST /api/planewatch/sd/empty.");
    }
    return write(path);
  }

  /** Keeps both documents for file_sd; does nothing while they are in doubt. */
  public void keep() {
    if (snapshots.areCurrent() && !hasLostItsPlanes()) {
      keepAll();
    }
  }

  /** An administrator says that there are no planes any more. */
  void confirmEmpty() {
    if (!directory.all().isEmpty()) {
      throw ProblemException.conflict("The registry is not empty.");
    }
    keepAll();
  }

  private void keepAll() {
    for (ScrapePath path : ScrapePath.values()) {
      lastGood.ifPresent(files -> files.keep(path, write(path)));
    }
  }

  private boolean hasLostItsPlanes() {
    return directory.all().isEmpty() && lastGood.map(LastGood::hasTargets).orElse(false);
  }

  /** Written once for each state of the directory, whose planes are another collection then. */
  private byte[] write(ScrapePath path) {
    Collection<PlaneEntry> planes = directory.all();
    Written known = written.get(path);
    if (known == null || known.planes != planes) {
      known = new Written(planes, text(planes, path));
      written.put(path, known);
    }
    return known.text;
  }

  private static byte[] text(Collection<PlaneEntry> planes, ScrapePath path) {
    JsonArrayBuilder groups = JSON.createArrayBuilder();
    planes.forEach(
        plane -> plane.target(path).ifPresent(target -> groups.add(TargetGroup.of(plane, target))));
    return groups.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
