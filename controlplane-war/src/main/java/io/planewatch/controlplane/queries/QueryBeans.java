package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Breaker;
import io.planewatch.controlplane.engine.BreakingEngine;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.ParserBreaker;
import io.planewatch.controlplane.engine.PooledEngine;
import io.planewatch.controlplane.engine.RestEngine;
import io.planewatch.controlplane.engine.ReturningEngine;
import io.planewatch.controlplane.engine.UpstreamBreaker;
import io.planewatch.controlplane.engine.WholeEngine;
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

  /** Who sends at most at once what others waited for; a slow reader holds one of them. */
  private static final int SENDERS = 64;

  /**
   * Its threads bear this application's context. A managed executor would capture one for each
   * answer instead, at more than the answer's own cost.
   */
  @Resource private ManagedThreadFactory threads;

  private ThreadPoolExecutor senders;
  private PooledEngine pool;

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
    return new RegistryMetrics(registry, cache);
  }

  /**
   * Who parses, and who knows targets, metadata and rules: always Prometheus, as Thanos has none of
   * them for itself.
   */
  @Produces
  @Singleton
  @Parsing
  Engine prometheus(
      QueriesConfig config,
      ParserBreaker breaker,
      QueryMetrics metrics,
      Instance<ConformingParser> parser,
      Instance<Scoping> scoping,
      EngineCredentials credentials,
      Clock clock) {
    Engine rest =
        new RestEngine(
            config.parser(),
            config.connectTimeout(),
            config.readTimeout(),
            credentials::authorization,
            clock);
    return returning(rest, breaker, metrics, parser, scoping);
  }

  /** Who answers queries. */
  @Produces
  @Singleton
  Engine upstream(
      QueriesConfig config,
      UpstreamBreaker breaker,
      QueryMetrics metrics,
      Instance<ConformingParser> parser,
      Instance<Scoping> scoping,
      EngineCredentials credentials,
      Clock clock) {
    pool =
        new PooledEngine(
            config.upstream(),
            config.connectTimeout(),
            config.readTimeout(),
            config.connections(),
            credentials::authorization,
            clock);
    return returning(pool, breaker, metrics, parser, scoping);
  }

  /** Behind its breaker, and timed; once it is back, what was read before is read anew. */
  private static Engine returning(
      Engine engine,
      Breaker breaker,
      QueryMetrics metrics,
      Instance<ConformingParser> parser,
      Instance<Scoping> scoping) {
    return new ReturningEngine(
        new BreakingEngine(new MeasuredEngine(new WholeEngine(engine), metrics), breaker),
        () -> {
          parser.get().forget();
          scoping.get().forget();
        });
  }

  @Produces
  @Singleton
  ConformingParser parser(QueriesConfig config, @Parsing Engine prometheus, Engine upstream) {
    boolean answersItself = config.upstream().equals(config.parser());
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
  Courier courier(QueriesConfig config, Engine upstream, QueryMetrics metrics) {
    senders =
        new ThreadPoolExecutor(
            SENDERS, SENDERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    senders.allowCoreThreadTimeOut(true);
    Bulkhead bulkhead = new Bulkhead(config.mostAtOnce());
    return new Courier(upstream, new Flights(senders, metrics), bulkhead, config.mostAnswerBytes());
  }

  @Produces
  @Singleton
  Queries queries(Scoping scoping, Courier courier, FreshPlanes fresh, QueriesConfig config) {
    return new Queries(scoping, courier, fresh, config.timeouts(), config.upstreamKind());
  }

  @Produces
  @Singleton
  RangeQueries rangeQueries(
      Scoping scoping,
      Courier courier,
      RangeCache cache,
      FreshPlanes fresh,
      QueryMetrics metrics,
      QueriesConfig config,
      Clock clock) {
    return new RangeQueries(
        scoping, courier, cache, fresh, metrics, config.timeouts(), config.upstreamKind(), clock);
  }

  @Produces
  @Singleton
  Selections selections(Scoping scoping, Engine upstream, QueriesConfig config) {
    return new Selections(scoping, upstream, config.upstreamKind());
  }

  @Produces
  @Singleton
  Texts texts(@Parsing Engine prometheus) {
    return new Texts(prometheus);
  }

  @Produces
  @Singleton
  Owned owned(@Parsing Engine prometheus) {
    return new Owned(prometheus);
  }

  @PreDestroy
  void end() {
    if (senders != null) {
      senders.shutdownNow();
    }
    if (pool != null) {
      pool.close();
    }
  }

  void readSettings(@Observes ReadSettings event, QueriesConfig config) {}
}
