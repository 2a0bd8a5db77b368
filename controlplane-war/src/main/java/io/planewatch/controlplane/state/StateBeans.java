package io.planewatch.controlplane.state;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this feature. No connection is opened before somebody asks for one. */
@ApplicationScoped
@DataSourceDefinition(
    name = "java:app/jdbc/planewatch",
    className = "${MPCONFIG=planewatch.state.driver}",
    url = "${MPCONFIG=planewatch.state.url}",
    user = "${MPCONFIG=planewatch.state.user}",
    password = "${MPCONFIG=planewatch.state.password}",
    transactional = false,
    minPoolSize = 0,
    initialPoolSize = 0,
    maxPoolSize = 16,
    // Seconds until a database that takes the connection and says nothing counts as away.
    loginTimeout = 5,
    properties = {
      "fish.payara.max-wait-time-in-millis=5000",
      // A connection that broke is not handed out again.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=2"
    })
public class StateBeans {
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(10);

  @Resource(lookup = "java:app/jdbc/planewatch")
  private DataSource dataSource;

  @Produces
  @Singleton
  StateConfig config() {
    return StateConfig.from(Settings.of(ConfigProvider.getConfig(), StateConfig.PREFIX));
  }

  @Produces
  @Singleton
  Snapshots snapshots(Instance<Snapshot> snapshots, StateConfig config, Clock clock) {
    return new Snapshots(snapshots.stream().toList(), config.staleFor(), clock);
  }

  @Produces
  @Singleton
  DataSource dataSource() {
    return dataSource;
  }

  @Produces
  @Singleton
  @Typed({Database.class, TransactionalDatabase.class})
  TransactionalDatabase database(DataSource source, Snapshots snapshots) {
    return new TransactionalDatabase(source, snapshots);
  }

  @Produces
  @Singleton
  Leases leases(Database database, Clock clock) {
    return new Leases(database, clock);
  }

  void close(@Disposes TransactionalDatabase database) {
    database.close();
  }

  void readSettings(@Observes ReadSettings event, StateConfig config) {}

  void loadState(
      @Observes @Priority(LoadState.DATABASE) LoadState event,
      DataSource source,
      TransactionalDatabase database) {
    Schema.migrate(source);
    database.refresh();
  }

  /** Authentication waits for nothing else: this job has its thread for itself. */
  @Produces
  PeriodicJob refreshSnapshots(TransactionalDatabase database, StateConfig config) {
    return new PeriodicJob(
        "database-refresh", config.pollInterval(), REFRESH_TIMEOUT, database::refresh);
  }
}
