package io.planewatch.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * By default a collector gets everything but what an autoscaler must be able to read without it.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CollectorPathIT {
  private static Collector collector;

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive plane() throws IOException {
    collector = new Collector();
    return PlaneArchive.with(
        """
        otel.traces.exporter=none
        otel.metrics.exporter=otlp
        otel.exporter.otlp.protocol=http/protobuf
        otel.exporter.otlp.endpoint=http://127.0.0.1:%d
        otel.metric.export.interval=300
        """
            .formatted(collector.port()));
  }

  @Test
  void noFamilyTakesBothPathsAndTheDirectOneNeedsNoCollector() throws Exception {
    // Given
    Shop shop = Shop.at(base);
    HttpRequest.Builder ofTenant =
        HttpRequest.newBuilder(base.resolve("api/products")).header("Client-ID", "11111");

    // When
    shop.send(ofTenant);
    Shop.await(
        () ->
            collector.wasTold("shop.tenant.requests")
                && collector.wasTold("http.server.request.duration")
                && collector.wasTold("jvm.memory.used"));
    collector.goDown();
    shop.send(ofTenant);

    // Then
    assertThat(collector.names())
        .contains("http.server.request.duration", "jvm.memory.used")
        .noneMatch(name -> name.startsWith("percolate"));
    assertThat(shop.get("metrics").body().lines())
        .filteredOn(line -> !line.startsWith("#"))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("percolate_"));
    assertThat(shop.metric("percolate_active_tenants", "tier=\"small\"")).isEqualTo(1);
    assertThat(shop.metric("percolate_tenant_requests_total", "tenant_id=\"11111\"")).isEqualTo(2);
    assertThat(shop.metric("percolate_affinity_hits_total", "tenant_id=\"11111\"")).isEqualTo(1);
  }
}
