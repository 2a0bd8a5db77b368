package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.planes.ResolvedPlanes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The planes that a request reaches: what the caller was granted, narrowed by what the request
 * names, never widened.
 */
final class Access {
  /** Mimir's header, with its separator of several. */
  static final String SCOPE_HEADER = "X-Scope-OrgID";

  /** What query front ends send where nobody named a tenant; no plane can have this id. */
  private static final String NO_TENANT = "anonymous";

  static final String SCOPE_PARAMETER = "data_plane";

  private final PlaneDirectory directory;

  Access(PlaneDirectory directory) {
    this.directory = directory;
  }

  /**
   * @param header the value of {@link #SCOPE_HEADER}
   * @param parameters the values of {@link #SCOPE_PARAMETER}
   * @throws ApiError when nothing is left; an unknown plane and a foreign one give the same
   */
  PlaneSet of(Caller caller, Optional<String> header, Collection<String> parameters) {
    PlaneSet planes = directory.resolve(caller.grants()).planes();
    if (header.isPresent() && !header.get().equals(NO_TENANT)) {
      planes = within(planes, narrowed(caller, named(header.get())));
    }
    if (!parameters.isEmpty()) {
      planes = within(planes, narrowed(caller, Set.copyOf(parameters)));
    }
    if (planes instanceof PlaneSet.None) {
      throw ApiError.forbidden();
    }
    return planes;
  }

  /** A plane that is named twice is one. */
  private static Set<String> named(String header) {
    return Set.copyOf(List.of(header.split("\\|", -1)));
  }

  private PlaneSet narrowed(Caller caller, Set<String> wanted) {
    return directory
        .narrow(caller.grants(), wanted)
        .map(ResolvedPlanes::planes)
        .orElseThrow(ApiError::forbidden);
  }

  /** The same beside the share of its caller. */
  Reach reach(Caller caller, Optional<String> header, Collection<String> parameters) {
    PlaneSet planes = of(caller, header, parameters);
    PlaneSet granted = directory.resolve(caller.grants()).planes();
    return new Reach(new CallerShare(CallerOrigin.of(caller), granted), planes);
  }

  private static PlaneSet within(PlaneSet outer, PlaneSet inner) {
    if (outer instanceof PlaneSet.Some all && inner instanceof PlaneSet.Some some) {
      TreeSet<String> both = new TreeSet<>(all.ids());
      both.retainAll(some.ids());
      return PlaneSet.of(both);
    }
    return inner;
  }
}
