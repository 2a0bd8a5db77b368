package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this feature. */
@ApplicationScoped
public class AnnotationBeans {
  private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

  @Produces
  @Singleton
  AnnotationsConfig config() {
    return AnnotationsConfig.from(
        Settings.of(ConfigProvider.getConfig(), AnnotationsConfig.PREFIX));
  }

  void readSettings(@Observes ReadSettings event, AnnotationsConfig config) {}

  @Produces
  @Singleton
  PostedAnnotations posted(AnnotationsConfig config, Database database, Clock clock) {
    return new PostedAnnotations(config, database, clock);
  }

  @Produces
  @Singleton
  VersionChanges versionChanges(Database database) {
    return new VersionChanges(database);
  }

  @Produces
  @Singleton
  Annotations annotations(Instance<AnnotationSource> sources, PostedAnnotations posted) {
    return new Annotations(sources.stream().toList(), posted);
  }

  @Produces
  PeriodicJob purgeAnnotations(PostedAnnotations posted) {
    return new PeriodicJob("annotations", PURGE_INTERVAL, posted::purge);
  }
}
