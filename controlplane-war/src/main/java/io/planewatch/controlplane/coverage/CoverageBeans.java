package io.planewatch.controlplane.coverage;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class CoverageBeans {
  @Produces
  @Singleton
  FreshPlanes freshPlanes(Engine upstream, PlaneDirectory directory) {
    return new FreshPlanes(upstream, () -> members(directory));
  }

  private static Collection<Member> members(PlaneDirectory directory) {
    return directory.all().stream()
        .filter(plane -> plane.isRegistered() && plane.lifecycle() != Lifecycle.RETIRED)
        .map(
            plane ->
                new Member(
                    plane.id(),
                    plane.description().environment(),
                    plane.description().lineOfBusiness()))
        .toList();
  }
}
