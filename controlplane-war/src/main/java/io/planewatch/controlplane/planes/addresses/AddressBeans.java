package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** CDI beans of this package. */
@ApplicationScoped
public class AddressBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A resolver that hangs holds one each; so many names may hang before the others wait. */
  private static final int LOOK_UPS_AT_ONCE = 16;

  private static final int MAX_WAITING = 10_000;

  @Produces
  @Singleton
  AddressesConfig config() {
    return AddressesConfig.from(Settings.of(ConfigProvider.getConfig(), AddressesConfig.PREFIX));
  }

  @Produces
  @Singleton
  CachedHosts hosts(Clock clock) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            LOOK_UPS_AT_ONCE,
            LOOK_UPS_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            AddressBeans::thread);
    threads.allowCoreThreadTimeOut(true);
    return new CachedHosts(Hosts.ofThisMachine(), threads, clock);
  }

  @Produces
  @Singleton
  ScrapePolicy policy(PlanesConfig config, AddressesConfig addresses, CachedHosts hosts) {
    return new ScrapePolicy(config.reservedAddresses(), addresses.sharedNames(), hosts);
  }

  @Produces
  @Singleton
  AddressWatch watch(
      PlaneDirectory directory,
      FixedAddresses fixed,
      ScrapePolicy policy,
      CachedHosts hosts,
      ScrapeTargets targets,
      Clock clock) {
    return new AddressWatch(directory, fixed, policy, hosts, targets, clock);
  }

  @Produces
  @Singleton
  AddressMetrics metrics(MetricRegistry registry, PlaneDirectory directory, ScrapeTargets targets) {
    return new AddressMetrics(registry, directory, targets);
  }

  void readSettings(@Observes ReadSettings event, AddressesConfig config) {}

  @Produces
  PeriodicJob lookUpAddresses(AddressWatch watch) {
    return new PeriodicJob("plane-addresses", INTERVAL, watch::look);
  }

  @Produces
  PeriodicJob showRefused(AddressMetrics metrics) {
    return new PeriodicJob("refused-addresses", INTERVAL, metrics::follow);
  }

  private static Thread thread(Runnable lookUp) {
    Thread thread = new Thread(lookUp, "look-up of scrape addresses");
    thread.setDaemon(true);
    return thread;
  }
}
