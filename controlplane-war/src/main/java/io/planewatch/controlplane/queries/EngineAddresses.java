package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.BreakingEngine;
import io.planewatch.controlplane.engine.BuildWatch;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.FailoverEngine;
import io.planewatch.controlplane.engine.PooledEngine;
import io.planewatch.controlplane.engine.ReturningEngine;
import io.planewatch.controlplane.engine.WholeEngine;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The engines by their addresses: each has one pool of connections, one breaker and one watch. */
final class EngineAddresses implements AutoCloseable {
  private final Function<URI, PooledEngine> pooled;
  private final QueryMetrics metrics;
  private final Runnable changed;
  private final Runnable settled;
  private final Map<URI, Engine> engines = new LinkedHashMap<>();
  private final List<PooledEngine> pools = new ArrayList<>();
  private final List<BreakingEngine> breakers = new ArrayList<>();
  private final List<BuildWatch> builds = new ArrayList<>();

  /**
   * @param changed told when another version of an engine may answer from now on
   * @param settled told when only one version has answered for a while
   */
  EngineAddresses(
      Function<URI, PooledEngine> pooled,
      QueryMetrics metrics,
      Runnable changed,
      Runnable settled) {
    this.pooled = pooled;
    this.metrics = metrics;
    this.changed = changed;
    this.settled = settled;
  }

  synchronized Engine at(URI address) {
    Engine known = engines.get(address);
    if (known != null) {
      return known;
    }
    PooledEngine pool = pooled.apply(address);
    BreakingEngine breaking =
        new BreakingEngine(new MeasuredEngine(new WholeEngine(pool), metrics), System::nanoTime);
    Engine engine = new ReturningEngine(breaking, changed);
    engines.put(address, engine);
    pools.add(pool);
    breakers.add(breaking);
    builds.add(new BuildWatch(engine, changed, settled));
    return engine;
  }

  Engine firstOf(List<URI> addresses) {
    List<Engine> all = addresses.stream().map(this::at).toList();
    return all.size() == 1 ? all.get(0) : new FailoverEngine(all, changed);
  }

  /** Finds out which engines are silent. */
  void watch() {
    breakersNow().forEach(BreakingEngine::watch);
  }

  /** Finds out which engines are another version than before. */
  void lookAtBuilds() {
    buildsNow().forEach(BuildWatch::look);
  }

  private synchronized List<BreakingEngine> breakersNow() {
    return List.copyOf(breakers);
  }

  private synchronized List<BuildWatch> buildsNow() {
    return List.copyOf(builds);
  }

  @Override
  public synchronized void close() {
    pools.forEach(PooledEngine::close);
  }
}
