package io.planewatch.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.uri.UriTemplate;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {
  @Test
  void joinsFromTheOutsideIn() {
    assertThat(join("/{id}", "orders")).isEqualTo("/orders/{id}");
  }

  @Test
  void anEmptyTemplateIsTheRoot() {
    assertThat(join("/")).isEqualTo("/");
    assertThat(join()).isEqualTo("/");
  }

  @Test
  void slashesAreNeverDoubled() {
    assertThat(join("/{id}/", "/orders/")).isEqualTo("/orders/{id}");
  }

  @Test
  void theExpressionOfAVariableIsLeftOut() {
    assertThat(join("{id: [0-9]{1,3}}/{rest:.*}", "/orders")).isEqualTo("/orders/{id}/{rest}");
  }

  private static String join(String... lastMatchedFirst) {
    List<UriTemplate> matched = Stream.of(lastMatchedFirst).map(UriTemplate::new).toList();
    return RouteTemplate.join(matched);
  }
}
