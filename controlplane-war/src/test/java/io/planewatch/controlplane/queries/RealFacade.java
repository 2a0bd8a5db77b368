package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.ControlPlaneServer;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.ScrapedPlanes;
import io.planewatch.controlplane.engine.TwoPlanes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The two planes' Prometheus, and the control plane's archive that asks it. */
public record RealFacade(ScrapedPlanes scraped, RealPrometheus prometheus)
    implements AutoCloseable {
  public static RealFacade start() {
    ScrapedPlanes scraped = ScrapedPlanes.start();
    RealPrometheus prometheus =
        RealPrometheus.start(
            TwoPlanes.openMetrics(), scraped.scrapeConfigs(), ScrapedPlanes.rules());
    prometheus.write(TwoPlanes.nativeHistograms("a"));
    prometheus.write(TwoPlanes.nativeHistograms("b"));
    return new RealFacade(scraped, prometheus);
  }

  public WebArchive war() {
    return war(prometheus.address());
  }

  /** The same with another upstream; Prometheus still parses. */
  public WebArchive war(URI upstream) {
    return war(upstream, Map.of());
  }

  public WebArchive war(URI upstream, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("planewatch.queries.upstream", upstream.toString());
    settings.put("planewatch.queries.parser", prometheus.address().toString());
    return ControlPlaneServer.war(settings);
  }

  /** Both planes, in environments of their own. */
  public static void register(ControlPlaneServer server) {
    server.plane("a", "env-a");
    server.plane("b", "env-b");
  }

  @Override
  public void close() {
    prometheus.close();
    scraped.close();
  }
}
