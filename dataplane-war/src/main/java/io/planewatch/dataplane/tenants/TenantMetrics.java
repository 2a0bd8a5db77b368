package io.planewatch.dataplane.tenants;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.planewatch.telemetry.direct.DirectMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts tenants where an autoscaler can read them without a collector, and their requests on the
 * usual path as well.
 */
@ApplicationScoped
public class TenantMetrics {
  private static final String SCOPE = "io.planewatch.dataplane.tenants";
  private static final AttributeKey<String> TENANT_ID = AttributeKey.stringKey("tenant_id");
  private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");
  private static final AttributeKey<String> POD = AttributeKey.stringKey("pod");
  private static final AttributeKey<String> TIER = AttributeKey.stringKey("tier");

  private final Map<String, Names> names = new ConcurrentHashMap<>();
  private Tenants tenants;
  private String pod;
  private String tier;
  private LongCounter directRequests;
  private LongCounter directHits;
  private LongCounter requests;

  private record Names(Attributes request, Attributes hit, Attributes tenant) {}

  protected TenantMetrics() {}

  @Inject
  public TenantMetrics(
      OpenTelemetry openTelemetry,
      @ConfigProperty(name = "planewatch.tenants.limit") int limit,
      @ConfigProperty(name = "planewatch.tenants.active-window") String window,
      @ConfigProperty(name = "planewatch.tenants.pod") String pod,
      @ConfigProperty(name = "planewatch.tenants.tier") String tier) {
    this.tenants = new Tenants(limit, Duration.parse(window));
    this.pod = pod;
    this.tier = tier;
    requests =
        openTelemetry
            .getMeter(SCOPE)
            .counterBuilder("shop.tenant.requests")
            .setUnit("{request}")
            .setDescription("Requests by the tenant that the Client-ID header names.")
            .build();
    Meter direct = DirectMetrics.instance().meter(SCOPE);
    directRequests =
        direct
            .counterBuilder("percolate.tenant_requests")
            .setUnit("{request}")
            .setDescription("Requests by tenant.")
            .build();
    directHits =
        direct
            .counterBuilder("percolate.affinity_hits")
            .setUnit("{request}")
            .setDescription("Requests of tenants that this pod had served shortly before.")
            .build();
    direct
        .gaugeBuilder("percolate.active_tenants")
        .ofLongs()
        .setUnit("{tenant}")
        .setDescription("Tenants that were active in the last minutes.")
        .buildWithCallback(
            gauge -> gauge.record(tenants.active(System.nanoTime()), Attributes.of(TIER, tier)));
  }

  void served(String clientId) {
    Tenants.Visit visit = tenants.visit(clientId, System.nanoTime());
    Names attributes = names.computeIfAbsent(visit.tenant(), this::attributes);
    requests.add(1, attributes.tenant());
    directRequests.add(1, attributes.request());
    if (visit.returning()) {
      directHits.add(1, attributes.hit());
    }
  }

  private Names attributes(String tenant) {
    return new Names(
        Attributes.of(TENANT_ID, tenant, POD, pod, TIER, tier),
        Attributes.of(TENANT_ID, tenant, POD, pod),
        Attributes.of(TENANT, tenant));
  }
}
