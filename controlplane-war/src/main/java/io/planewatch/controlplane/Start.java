package io.planewatch.controlplane;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.EmbeddingConfig;
import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.access.gate.AuthenticationFilter;
import io.planewatch.controlplane.access.gate.EmbeddingFilter;
import io.planewatch.controlplane.access.oidc.OidcConfig;
import io.planewatch.controlplane.access.tls.KeyFollower;
import io.planewatch.controlplane.access.tokens.FileTokens;
import io.planewatch.controlplane.alerts.AlertWatch;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.alerts.receivers.Receivers;
import io.planewatch.controlplane.alerts.silences.Silences;
import io.planewatch.controlplane.canary.CanaryMetrics;
import io.planewatch.controlplane.cardinality.CardinalityConfig;
import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.planes.discovery.Discovery;
import io.planewatch.controlplane.planes.joining.HeartbeatLog;
import io.planewatch.controlplane.planes.ladder.LadderMetrics;
import io.planewatch.controlplane.planes.ladder.LadderWatch;
import io.planewatch.controlplane.planes.lifecycle.LifecycleWatch;
import io.planewatch.controlplane.planes.lifecycle.PlaneMetrics;
import io.planewatch.controlplane.planes.lifecycle.Tombstones;
import io.planewatch.controlplane.queries.QueriesConfig;
import io.planewatch.controlplane.rules.RulePublisher;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.state.Schema;
import io.planewatch.controlplane.state.StateConfig;
import io.planewatch.controlplane.state.TransactionalDatabase;
import io.planewatch.controlplane.web.BasePath;
import io.planewatch.controlplane.web.Branding;
import io.planewatch.controlplane.web.Links;
import io.planewatch.controlplane.web.LogoFile;
import io.planewatch.controlplane.web.SecurityHeadersFilter;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Brings the control plane up in the one order that works, and says in one sentence why when it
 * can't.
 */
public class Start implements ServletContextListener {
  private static final Logger LOGGER = System.getLogger(Start.class.getName());
  private static final Duration TOKEN_FILES_INTERVAL = Duration.ofSeconds(10);
  private static final Duration TOMBSTONES_INTERVAL = Duration.ofHours(1);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  private static final Duration ALERTS_INTERVAL = Duration.ofSeconds(30);
  private static final Duration CANARY_INTERVAL = Duration.ofMinutes(1);
  private static final Duration RULES_INTERVAL = Duration.ofSeconds(5);

  /** As often as Prometheus scrapes: more often nothing is new. */
  private static final Duration FRESH_INTERVAL = Duration.ofSeconds(10);

  @Inject private Instance<StateConfig> stateConfig;
  @Inject private Instance<AccessConfig> accessConfig;
  @Inject private Instance<FileTokens> fileTokens;
  @Inject private Instance<Optional<OidcConfig>> oidcConfig;
  @Inject private Instance<EngineCredentials> engineCredentials;
  @Inject private Instance<Optional<KeyFollower>> keyFollower;
  @Inject private Instance<PlanesConfig> planesConfig;
  @Inject private Instance<Branding> branding;
  @Inject private Instance<Links> links;
  @Inject private Instance<Optional<LogoFile>> logo;
  @Inject private Instance<BasePath> basePath;
  @Inject private Instance<QueriesConfig> queriesConfig;
  @Inject private Instance<AlertsConfig> alertsConfig;
  @Inject private Instance<AlertWatch> alertWatch;
  @Inject private Instance<Silences> silences;
  @Inject private Instance<CardinalityConfig> cardinalityConfig;
  @Inject private Instance<CanaryMetrics> canaries;
  @Inject private Instance<PlaneMetrics> planeMetrics;
  @Inject private Instance<Receivers> receivers;
  @Inject private Instance<RulesConfig> rulesConfig;
  @Inject private Instance<RulePublisher> rulePublisher;
  @Inject private Instance<FreshPlanes> freshPlanes;
  @Inject private Instance<DataSource> dataSource;
  @Inject private Instance<TransactionalDatabase> database;
  @Inject private Instance<HeartbeatLog> heartbeatLog;
  @Inject private Instance<LifecycleWatch> lifecycleWatch;
  @Inject private Instance<Discovery> discovery;
  @Inject private Instance<Tombstones> tombstones;
  @Inject private Instance<LadderWatch> ladderWatch;
  @Inject private Instance<LadderMetrics> ladderMetrics;
  @Inject private Instance<SecurityHeadersFilter> securityHeaders;
  @Inject private Instance<EmbeddingConfig> embeddingConfig;
  @Inject private Instance<EmbeddingFilter> embeddingFilter;
  @Inject private Instance<AuthenticationFilter> authentication;

  @Resource private ManagedScheduledExecutorService scheduler;
  private final List<Future<?>> repeated = new ArrayList<>();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      start(event.getServletContext());
    } catch (InvalidSetting e) {
      LOGGER.log(Level.ERROR, "Planewatch can't start: " + e.getMessage());
      throw e;
    }
  }

  private void start(ServletContext context) {
    Duration pollInterval = stateConfig.get().pollInterval();
    accessConfig.get();
    oidcConfig.get();
    embeddingConfig.get();
    fileTokens.get();
    engineCredentials.get().refresh();
    Optional<KeyFollower> keys = keyFollower.get();
    branding.get();
    logo.get();
    links.get();
    basePath.get();
    queriesConfig.get();
    alertsConfig.get();
    rulesConfig.get();
    cardinalityConfig.get();
    Duration heartbeatInterval = planesConfig.get().heartbeatInterval();
    Schema.migrate(dataSource.get());
    database.get().refresh();
    heartbeatLog.get().exchange();
    guard(context, "security-headers", securityHeaders.get());
    guard(context, "embedding", embeddingFilter.get());
    guard(context, "authentication", authentication.get());
    repeat("refreshing from the database", pollInterval, database.get()::refresh);
    repeat("reading the token files", TOKEN_FILES_INTERVAL, fileTokens.get()::reload);
    repeat(
        "reading the engines' credentials", TOKEN_FILES_INTERVAL, engineCredentials.get()::refresh);
    keys.ifPresent(each -> repeat("following the TLS key", TOKEN_FILES_INTERVAL, each::follow));
    repeat("keeping the last good targets", LOOK_INTERVAL, discovery.get()::keep);
    repeat("watching planes", LOOK_INTERVAL, lifecycleWatch.get()::look);
    repeat("asking which planes have fresh data", FRESH_INTERVAL, freshPlanes.get()::refresh);
    repeat("looking how far the planes' data comes", FRESH_INTERVAL, ladderWatch.get()::look);
    repeat("showing how far it comes", FRESH_INTERVAL, ladderMetrics.get()::refresh);
    repeat("forgetting planes retired long ago", TOMBSTONES_INTERVAL, tombstones.get()::purge);
    repeat("comparing alerts with Alertmanager", ALERTS_INTERVAL, alertWatch.get()::look);
    repeat("giving Alertmanager its silences", ALERTS_INTERVAL, silences.get()::restore);
    repeat("writing Alertmanager's configuration", ALERTS_INTERVAL, receivers.get()::keep);
    repeat("reading the canaries", CANARY_INTERVAL, canaries.get()::read);
    repeat("measuring planes", LOOK_INTERVAL, planeMetrics.get()::follow);
    repeat("writing rules", RULES_INTERVAL, rulePublisher.get()::publish);
    repeat(
        "writing heartbeats",
        HeartbeatLog.interval(heartbeatInterval),
        heartbeatLog.get()::exchange);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    repeated.forEach(task -> task.cancel(false));
  }

  /** Every request, in the order of the calls. */
  private static void guard(ServletContext context, String name, Filter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  private void repeat(String what, Duration interval, Runnable task) {
    repeated.add(
        scheduler.scheduleWithFixedDelay(
            () -> attempt(what, task),
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  /** A failed turn must not end the repetition, which is what an exception would do. */
  private static void attempt(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, what + " failed and will be tried again: " + e);
      LOGGER.log(Level.DEBUG, what + " failed", e);
    }
  }
}
