package io.planewatch.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestAttributesTest {
  private final RequestAttributes attributes = new RequestAttributes();

  @Test
  void followsTheConventions() {
    // When
    Attributes of =
        attributes.of(new RequestOutcome("GET", "https", "HTTP/1.1", "/orders/{id}", 200, null));

    // Then
    assertThat(of)
        .isEqualTo(
            Attributes.builder()
                .put(RequestAttributes.METHOD, "GET")
                .put(RequestAttributes.SCHEME, "https")
                .put(RequestAttributes.ROUTE, "/orders/{id}")
                .put(RequestAttributes.STATUS, 200)
                .put(RequestAttributes.PROTOCOL_VERSION, "1.1")
                .build());
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    // When
    Attributes of = attributes.of(new RequestOutcome("GET", "http", "SPDY", null, 404, null));

    // Then
    assertThat(of.get(RequestAttributes.ROUTE)).isNull();
    assertThat(of.get(RequestAttributes.PROTOCOL_VERSION)).isNull();
    assertThat(of.get(RequestAttributes.ERROR_TYPE)).isNull();
  }

  @Test
  void whatAClientInventsMakesNoSeries() {
    // When
    Set<Attributes> series = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      series.add(
          attributes.of(
              new RequestOutcome("METHOD" + i, "scheme" + i, "PROTOCOL/" + i, null, 405, null)));
    }

    // Then
    assertThat(series).hasSize(1);
    assertThat(series.iterator().next().get(RequestAttributes.METHOD)).isEqualTo("_OTHER");
  }

  @Test
  void methodsAreCaseSensitive() {
    // When
    Attributes of = attributes.of(new RequestOutcome("get", "http", "HTTP/1.1", null, 405, null));

    // Then
    assertThat(of.get(RequestAttributes.METHOD)).isEqualTo("_OTHER");
  }

  @Test
  void theSameOutcomeIsBuiltOnce() {
    // When
    Attributes first =
        attributes.of(new RequestOutcome("GET", "http", "HTTP/1.1", "/a", 200, null));
    Attributes second =
        attributes.of(new RequestOutcome("GET", "http", "HTTP/1.1", "/a", 200, null));

    // Then
    assertThat(second).isSameAs(first);
  }

  @Test
  void activeRequestsAreToldApartByMethodAndScheme() {
    // Then
    assertThat(attributes.active("GET", "http")).isNotEqualTo(attributes.active("GET", "https"));
    assertThat(attributes.active("BREW", "x")).isEqualTo(attributes.active("STEEP", "y"));
  }
}
