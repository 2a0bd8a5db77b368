package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceResourceTest {
  private static final Resource PROD = plane("prod");

  @Test
  void anInstanceKeepsItsIdOverRestarts() {
    assertThat(instance(PROD))
        .isEqualTo(instance(plane("prod")))
        .isNotEqualTo(instance(plane("dev")));
  }

  @Test
  void whatTheEnvironmentSaysStays() {
    // Given
    Resource given =
        Resource.create(
            Attributes.of(ServiceResource.INSTANCE_ID, "one", ServiceResource.VERSION, "2"));

    // When
    Resource completed = ServiceResource.complete(given, Optional.of("3"));

    // Then
    assertThat(completed.getAttribute(ServiceResource.INSTANCE_ID)).isEqualTo("one");
    assertThat(completed.getAttribute(ServiceResource.VERSION)).isEqualTo("2");
  }

  @Test
  void theConfiguredVersionFillsTheGap() {
    assertThat(
            ServiceResource.complete(PROD, Optional.of("3")).getAttribute(ServiceResource.VERSION))
        .isEqualTo("3");
  }

  private static String instance(Resource resource) {
    return ServiceResource.complete(resource, Optional.empty())
        .getAttribute(ServiceResource.INSTANCE_ID);
  }

  private static Resource plane(String id) {
    return Resource.create(Attributes.of(AttributeKey.stringKey("planewatch.data_plane"), id));
  }
}
