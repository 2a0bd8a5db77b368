package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.PooledEngine;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.ranges.RangeCache;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class QueryBeans {
  private static final long SCOPED_BYTES = 16L << 20;

  private static final Duration SILENCE_INTERVAL = Duration.ofMillis(200);
  private static final Duration ABANDONED_INTERVAL = Duration.ofMillis(500);
  private static final Duration BUILD_INTERVAL = Duration.ofSeconds(10);

  /** Threads that write a shared answer to the requests that waited for it. */
  private static final int SENDERS = 128;

  /**
   * Its threads bear this application's context. A managed executor would capture one for each
   * answer instead, at more than the answer's own cost.
   */
  @Resource private ManagedThreadFactory threads;

  private ThreadPoolExecutor senders;
  private EngineAddresses addresses;

  @Produces
  @Singleton
  QueriesConfig config() {
    return QueriesConfig.from(Settings.of(ConfigProvider.getConfig(), QueriesConfig.PREFIX));
  }

  @Produces
  @Singleton
  RangeCache cache(QueriesConfig config) {
    return new RangeCache(config.cacheBytes(), config.freshness());
  }

  @Produces
  @Singleton
  QueryMetrics metrics(MetricRegistry registry, RangeCache cache) {
    return new MicroProfileQueryMetrics(registry, cache);
  }

  @Produces
  @Singleton
  EngineAddresses engineAddresses(
      QueriesConfig config,
      QueryMetrics metrics,
      Instance<ConformingParser> parser,
      Instance<Scoping> scoping,
      EngineCredentials credentials,
      Clock clock) {
    addresses =
        new EngineAddresses(
            address ->
                new PooledEngine(
                    address,
                    config.connectTimeout(),
                    config.readTimeout(),
                    config.connections(),
                    credentials::authorization,
                    clock),
            metrics,
            () -> {
              parser.get().forget();
              scoping.get().forget();
            },
            () -> {
              parser.get().settle();
              scoping.get().forget();
            });
    return addresses;
  }

  /**
   * Who parses, and who knows targets, metadata and rules: always Prometheus, as Thanos has none of
   * them for itself.
   */
  @Produces
  @Singleton
  @Parsing
  Engine prometheus(QueriesConfig config, EngineAddresses engines) {
    return engines.firstOf(config.parsers());
  }

  /** Who answers queries. */
  @Produces
  @Singleton
  Engine upstream(QueriesConfig config, EngineAddresses engines) {
    return engines.at(config.upstream());
  }

  @Produces
  PeriodicJob silentEngines(EngineAddresses engines) {
    return new PeriodicJob("silent-engines", SILENCE_INTERVAL, engines::watch);
  }

  @Produces
  PeriodicJob engineVersions(EngineAddresses engines) {
    return new PeriodicJob("engine-versions", BUILD_INTERVAL, engines::lookAtBuilds);
  }

  @Produces
  @Singleton
  Admission admission(QueriesConfig config) {
    return new Admission(config.admission());
  }

  @Produces
  @Singleton
  AdmittedScoping admittedScoping(Scoping scoping, Admission admission) {
    return new AdmittedScoping(scoping, admission);
  }

  @Produces
  @Singleton
  ConformingParser parser(QueriesConfig config, @Parsing Engine prometheus, Engine upstream) {
    boolean answersItself = config.parsers().equals(List.of(config.upstream()));
    return new ConformingParser(
        new EngineParser(prometheus),
        answersItself ? Optional.empty() : Optional.of(new Readings(prometheus, upstream)));
  }

  @Produces
  @Singleton
  Scoping scoping(ConformingParser parser) {
    return new Scoping(parser, SCOPED_BYTES);
  }

  @Produces
  @Singleton
  Entry entry(PlaneDirectory directory) {
    return new Entry(directory);
  }

  @Produces
  @Singleton
  AnswerMemory answerMemory(QueriesConfig config) {
    return new AnswerMemory(config.answersBytes());
  }

  @Produces
  @Singleton
  WholeAnswers wholeAnswers(Admission admission, AnswerMemory memory) {
    return new WholeAnswers(admission, memory);
  }

  @Produces
  @Singleton
  SharedFetches fetches(QueriesConfig config, AnswerMemory memory, QueryMetrics metrics) {
    senders =
        new ThreadPoolExecutor(
            // Bounded by the places of the senders.
            SENDERS, SENDERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    senders.allowCoreThreadTimeOut(true);
    return new SharedFetches(new Senders(senders, config.senders()), memory, metrics);
  }

  @Produces
  PeriodicJob abandonedQueries(SharedFetches fetches) {
    return new PeriodicJob("abandoned-queries", ABANDONED_INTERVAL, fetches::endAbandoned);
  }

  @Produces
  @Singleton
  SharedAnswers sharedAnswers(
      QueriesConfig config, Engine upstream, Admission admission, SharedFetches fetches) {
    return new SharedAnswers(upstream, fetches, admission, config.bounds());
  }

  @Produces
  @Singleton
  Queries queries(
      AdmittedScoping scoping,
      SharedAnswers sharedAnswers,
      FreshPlanes fresh,
      QueriesConfig config) {
    return new Queries(scoping, sharedAnswers, fresh, config.timeouts(), config.upstreamKind());
  }

  @Produces
  @Singleton
  RangeQueries rangeQueries(
      AdmittedScoping scoping,
      SharedAnswers sharedAnswers,
      RangeCache cache,
      FreshPlanes fresh,
      AnswerMemory memory,
      QueryMetrics metrics,
      QueriesConfig config,
      Clock clock) {
    return new RangeQueries(
        scoping,
        sharedAnswers,
        cache,
        fresh,
        memory,
        metrics,
        config.timeouts(),
        config.upstreamKind(),
        clock);
  }

  @Produces
  @Singleton
  Selections selections(
      AdmittedScoping scoping, Engine upstream, WholeAnswers answers, QueriesConfig config) {
    return new Selections(scoping, upstream, answers, config.upstreamKind());
  }

  @Produces
  @Singleton
  Texts texts(@Parsing Engine prometheus, WholeAnswers answers) {
    return new Texts(prometheus, answers);
  }

  @Produces
  @Singleton
  FilteredResults owned(@Parsing Engine prometheus, WholeAnswers answers) {
    return new FilteredResults(prometheus, answers);
  }

  @PreDestroy
  void end() {
    if (senders != null) {
      senders.shutdownNow();
    }
    if (addresses != null) {
      addresses.close();
    }
  }

  void readSettings(@Observes ReadSettings event, QueriesConfig config) {}
}
