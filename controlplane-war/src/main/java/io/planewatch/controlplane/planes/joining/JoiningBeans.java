package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.planes.addresses.ScrapePolicy;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.state.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class JoiningBeans {
  private static final Duration VERSIONS_INTERVAL = Duration.ofSeconds(1);

  @Produces
  @Singleton
  JoinTokenDirectory tokens() {
    return new JoinTokenDirectory();
  }

  @Produces
  @Singleton
  HeartbeatLog heartbeatLog(Database database, Heartbeats heartbeats) {
    return new HeartbeatLog(database, heartbeats);
  }

  @Produces
  @Singleton
  Announcements announcements(
      JoinTokenDirectory tokens,
      PlaneDirectory directory,
      Heartbeats heartbeats,
      ScrapePolicy policy,
      PlanesConfig config) {
    return new Announcements(tokens, directory, heartbeats, policy, config.labelNames());
  }

  @Produces
  @Singleton
  Joining joining(
      Database database,
      PlaneDirectory directory,
      Announcements announcements,
      Heartbeats heartbeats,
      VersionReports versions,
      Clock clock) {
    return new Joining(database, directory, announcements, heartbeats, versions, clock);
  }

  @Produces
  @Singleton
  VersionReports versions(Database database, PlaneDirectory directory, Clock clock) {
    return new VersionReports(database, directory, clock);
  }

  @Produces
  PeriodicJob recordVersions(VersionReports versions) {
    return new PeriodicJob("plane-versions", VERSIONS_INTERVAL, versions::record);
  }

  /** A plane that was seen before this start is known as such from the first request on. */
  void loadState(
      @Observes @Priority(LoadState.FEATURES) LoadState event, HeartbeatLog heartbeatLog) {
    heartbeatLog.exchange();
  }

  @Produces
  PeriodicJob writeHeartbeats(HeartbeatLog log, PlanesConfig config) {
    return new PeriodicJob(
        "heartbeats", HeartbeatLog.interval(config.heartbeatInterval()), log::exchange);
  }
}
