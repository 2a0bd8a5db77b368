package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.scenario.Conduct;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Feeds;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Shop;
import io.planewatch.loadgen.scenario.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {

  private static final Target TARGET =
      new Target(
          "t",
          ServerUrl.parse("http://127.0.0.1:8081/app"),
          Shape.steady(1, Duration.ofSeconds(1)),
          false,
          Shop.mix());

  private static final Feeds FEEDS =
      Feeds.none().and("who", new Feeds.Feed(List.of("a b&c", "dü"), false));

  @Test
  void valuesAreEscapedInThePathAndPlainElsewhere() {
    // Given
    Endpoint endpoint =
        new Endpoint(
            "e",
            "POST",
            "/x?q=${who}",
            Map.of("Client-ID", "${who}"),
            "{\"who\":\"${who}\"}",
            Conduct.PROPER,
            false);

    // When
    String request = text(new Wire(TARGET, endpoint, FEEDS), 0);

    // Then
    assertThat(request)
        .startsWith("POST /app/x?q=a%20b%26c HTTP/1.1\r\n")
        .contains("Client-ID: a b&c\r\n", "host: 127.0.0.1:8081\r\n", "content-length: 15\r\n")
        .endsWith("\r\n\r\n{\"who\":\"a b&c\"}");
  }

  @Test
  void userOfTheAddressIsSentAsBasicAuthorization() {
    // Given
    Target target =
        new Target(
            "t",
            ServerUrl.parse("http://ann:pw@127.0.0.1:8081"),
            TARGET.shape(),
            false,
            TARGET.mix());

    // When
    String request = text(new Wire(target, Endpoint.get("e", "/"), FEEDS), 0);

    // Then
    assertThat(request)
        .contains("authorization: Basic YW5uOnB3\r\n", "host: 127.0.0.1:8081\r\n")
        .doesNotContain("ann");
  }

  @Test
  void lengthCountsBytesNotCharacters() {
    // Given
    Endpoint endpoint = Endpoint.postJson("e", "/", "${who}");

    // When
    String request = text(new Wire(TARGET, endpoint, FEEDS), 1);

    // Then
    assertThat(request).contains("content-length: 3\r\n").endsWith("\r\n\r\ndü");
  }

  @Test
  void requestThatIsAlwaysTheSameCanBeSentAgainAndAgain() {
    // Given
    Wire wire = new Wire(TARGET, Endpoint.get("e", "/same"), FEEDS);
    String first = text(wire, 0);

    // When
    String second = text(wire, 1);

    // Then
    assertThat(second).isEqualTo(first).startsWith("GET /app/same HTTP/1.1\r\n");
  }

  private static String text(Wire wire, long k) {
    ByteBuf request = wire.request(k);
    String text = request.readCharSequence(request.readableBytes(), StandardCharsets.UTF_8) + "";
    request.release();
    return text;
  }
}
