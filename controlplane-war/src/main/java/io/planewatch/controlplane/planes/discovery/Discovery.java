package io.planewatch.controlplane.planes.discovery;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Snapshots;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Prometheus is to scrape. It takes an empty list at its word and forgets its targets, so that
 * in doubt there is no answer: on an error it keeps what it had.
 */
public final class Discovery {
  private record Written(
      Collection<PlaneEntry> planes, Map<Announcement, ScrapeTarget> targets, byte[] text) {}

  /** The planes of the last good documents of which the registry knows nothing. */
  private record Lost(Collection<PlaneEntry> planes, List<String> ids) {}

  private final Map<ScrapePath, Written> written = new ConcurrentHashMap<>();
  private final PlaneDirectory directory;
  private final ScrapeTargets targets;
  private final Snapshots snapshots;
  private final Optional<LastGood> lastGood;
  private volatile Lost lost = new Lost(List.of(), List.of());

  Discovery(
      PlaneDirectory directory,
      ScrapeTargets targets,
      Snapshots snapshots,
      Optional<LastGood> lastGood) {
    this.directory = directory;
    this.targets = targets;
    this.snapshots = snapshots;
    this.lastGood = lastGood;
  }

  /** The document of http_sd, in UTF-8; nobody may change it. */
  byte[] document(ScrapePath path) {
    if (!snapshots.areCurrent()) {
      throw ProblemException.unavailable("The registry can't be read at the moment.");
    }
    if (!targets.areKnown()) {
      throw ProblemException.unavailable(
          "The planes' addresses were not looked up yet since the start; ask again soon.");
    }
    List<String> lost = lostPlanes();
    if (!lost.isEmpty()) {
      throw ProblemException.unavailable(
          "The registry does not know planes any more that are scraped: "
              + String.join(", ", lost)
              + ". Give them join tokens again, or an administrator confirms that they are gone: POST /api/planewatch/sd/empty.");
    }
    return write(path);
  }

  /** Keeps both documents for file_sd; does nothing while they are in doubt. */
  public void keep() {
    if (snapshots.areCurrent() && targets.areKnown() && lostPlanes().isEmpty()) {
      keepAll();
    }
  }

  /** An administrator says that the planes that the registry lost are gone. */
  void confirmEmpty() {
    if (lostPlanes().isEmpty()) {
      throw ProblemException.conflict("The registry has lost no plane.");
    }
    keepAll();
    lost = new Lost(directory.all(), List.of());
  }

  private void keepAll() {
    for (ScrapePath path : ScrapePath.values()) {
      lastGood.ifPresent(files -> files.keep(path, write(path)));
    }
  }

  /**
   * A retired plane is known as such, so whatever is not known was lost with the database, or is
   * newer than the backup that was restored. Looked up once for each state of the directory.
   */
  private List<String> lostPlanes() {
    Collection<PlaneEntry> planes = directory.all();
    Lost known = lost;
    if (known.planes != planes) {
      known =
          new Lost(
              planes,
              lastGood.stream()
                  .flatMap(files -> files.planes().stream())
                  .filter(id -> directory.find(id).isEmpty())
                  .toList());
      lost = known;
    }
    return known.ids;
  }

  /** Written once for each state of the directory and of the targets, which are others then. */
  private byte[] write(ScrapePath path) {
    Collection<PlaneEntry> planes = directory.all();
    Map<Announcement, ScrapeTarget> looked = targets.all();
    Written known = written.get(path);
    if (known == null || known.planes != planes || known.targets != looked) {
      known = new Written(planes, looked, text(planes, looked, path));
      written.put(path, known);
    }
    return known.text;
  }

  private static byte[] text(
      Collection<PlaneEntry> planes, Map<Announcement, ScrapeTarget> looked, ScrapePath path) {
    JsonArrayBuilder groups = JSON.createArrayBuilder();
    for (PlaneEntry plane : planes) {
      plane
          .target(path)
          .ifPresent(
              announced -> {
                if (looked.get(new Announcement(plane.id(), announced))
                    instanceof ScrapeTarget.Given given) {
                  groups.add(TargetGroup.of(plane, announced, given.address()));
                }
              });
    }
    return groups.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
