package io.planewatch.controlplane.planes;

import static java.util.stream.Collectors.toSet;

import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All planes, in memory, and what grants mean among them. Readers never wait and never touch the
 * database.
 */
public final class PlaneDirectory implements Snapshot {
  private volatile PlaneMap planes = new PlaneMap(Map.of(), 0);

  /** What these grants reach at the moment. */
  public ResolvedPlanes resolve(Grants grants) {
    return planes.resolve(grants);
  }

  /**
   * What is left of the grants when a request names the planes that it wants. Empty when one of
   * them does not exist or is not granted; the two can't be told apart.
   */
  public Optional<ResolvedPlanes> narrow(Grants grants, Set<String> wanted) {
    PlaneMap current = planes;
    for (String id : wanted) {
      PlaneEntry plane = current.entries().get(id);
      if (plane == null || !plane.isCoveredBy(grants)) {
        return Optional.empty();
      }
    }
    return Optional.of(new ResolvedPlanes(PlaneSet.of(wanted), current.version()));
  }

  /**
   * The planes that a request reaches, never none.
   *
   * @param wanted those that it names, where a null is nobody's name; empty for all that are
   *     granted
   * @throws ProblemException when nothing is granted, or one of the named is not there or not
   *     granted; the two can't be told apart
   */
  public PlaneSet reach(Grants grants, Collection<String> wanted) {
    Optional<ResolvedPlanes> reached =
        wanted.isEmpty()
            ? Optional.of(resolve(grants))
            : narrow(grants, wanted.stream().filter(Objects::nonNull).collect(toSet()));
    return reached
        .map(ResolvedPlanes::planes)
        .filter(planes -> !(planes instanceof PlaneSet.None))
        .orElseThrow(
            () ->
                ProblemException.forbidden(
                    "You have no access to a data plane that this request names."));
  }

  public Optional<PlaneEntry> find(String id) {
    return Optional.ofNullable(planes.entries().get(id));
  }

  /** Ordered by id. */
  public Collection<PlaneEntry> all() {
    return planes.entries().values();
  }

  public List<PlaneEntry> coveredBy(Grants grants) {
    return all().stream().filter(plane -> plane.isCoveredBy(grants)).toList();
  }

  /** The names that somebody with these grants may know; a foreign one is as unknown as none. */
  public KnownNames knownNames(Grants grants) {
    return new KnownNames(coveredBy(grants));
  }

  @Override
  public Topic topic() {
    return Topic.PLANES;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<String, PlaneEntry> read = new TreeMap<>();
    for (Plane plane : entities.createQuery("select p from Plane p", Plane.class).getResultList()) {
      PlaneEntry entry = plane.toEntry();
      read.put(entry.id(), entry);
    }
    replace(read, revision);
  }

  void replace(Map<String, PlaneEntry> entries, long revision) {
    planes = planes.followedBy(entries, revision);
  }
}
