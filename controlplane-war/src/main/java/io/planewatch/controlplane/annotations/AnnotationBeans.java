package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class AnnotationBeans {
  @Produces
  @Singleton
  PostedAnnotations posted(Database database, Clock clock) {
    return new PostedAnnotations(database, clock);
  }

  @Produces
  @Singleton
  VersionChanges versionChanges(Database database) {
    return new VersionChanges(database);
  }

  @Produces
  @Singleton
  Annotations annotations(Instance<AnnotationSource> sources) {
    return new Annotations(sources.stream().toList());
  }
}
