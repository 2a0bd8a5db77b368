package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.alerts.receivers.document.NameLookup;
import io.planewatch.controlplane.alerts.receivers.document.ReceiverFiles;
import io.planewatch.controlplane.alerts.receivers.document.ReceiverTargets;
import io.planewatch.controlplane.delivery.Delivery;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.queries.QueriesConfig;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import io.planewatch.controlplane.state.StateConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this package. */
@ApplicationScoped
public class ReceiverBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Produces
  @Singleton
  Receivers receivers(
      Alertmanager alertmanager,
      AlertsConfig config,
      ReceiverRules rules,
      FetchedConfiguration fetched,
      Database database,
      Leases leases,
      Clock clock) {
    Handover handover =
        config
            .configFile()
            .<Handover>map(file -> new SharedConfiguration(file, alertmanager))
            .orElse(fetched);
    return new Receivers(config, rules, handover, database, leases, clock);
  }

  @Produces
  @Singleton
  ReceiversConfig config(StateConfig state) {
    return ReceiversConfig.from(
        Settings.of(ConfigProvider.getConfig(), ReceiversConfig.PREFIX), state.dir());
  }

  void readSettings(@Observes ReadSettings event, ReceiversConfig config) {}

  @Produces
  @Singleton
  ReceiverRules rules(
      ReceiversConfig config, AlertsConfig alerts, QueriesConfig queries, PlanesConfig planes) {
    Set<Address> own = new HashSet<>(planes.reservedAddresses());
    Stream.concat(Stream.of(alerts.alertmanager(), queries.upstream()), queries.parsers().stream())
        .map(ReceiverBeans::address)
        .forEach(own::add);
    return new ReceiverRules(
        new ReceiverFiles(config.filesDir()),
        new ReceiverTargets(config.internalAddresses(), Set.copyOf(own), NameLookup::addresses));
  }

  private static Address address(URI engine) {
    int usual = "https".equals(engine.getScheme()) ? 443 : 80;
    return Address.parse(
        engine.getHost() + ":" + (engine.getPort() < 0 ? usual : engine.getPort()));
  }

  @Produces
  @Singleton
  FetchedConfiguration fetched(Database database, AlertsConfig config) {
    return new FetchedConfiguration(
        new Delivery(database, "alertmanager", config.readers(), Delivery.PATIENCE));
  }

  @Produces
  PeriodicJob writeReceivers(Receivers receivers) {
    return new PeriodicJob("receivers", INTERVAL, receivers::keep);
  }
}
