package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.PlaneSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of Thanos's options reach the engine, by every endpoint that may send them. */
class UpstreamKindTest {
  private static final Set<String> OPTIONS =
      Set.of("dedup", "partial_response", "max_source_resolution");

  private final RampEngine engine = new RampEngine();

  private Map<String, String> sent(UpstreamKind kind, String endpoint, String... options) {
    Facade facade =
        new Facade(
            engine, kind, new SelectorParser(), Facade.SETTLED_AFTER_A_MINUTE, new SettableClock());
    String[] plain = {
      "query", "m", "match[]", "m", "start", "1795132800", "end", "1795136400", "step", "60"
    };
    String[] all = new String[plain.length + options.length];
    System.arraycopy(plain, 0, all, 0, plain.length);
    System.arraycopy(options, 0, all, plain.length, options.length);
    // What is sent counts here, and an error answers every endpoint.
    engine.status = 422;
    facade.ask(endpoint, Requests.of(all), PlaneSet.of(Set.of("a")));
    Map<String, String> last = engine.asked.get(engine.asked.size() - 1);
    last.keySet().retainAll(OPTIONS);
    return last;
  }

  @ParameterizedTest
  @ValueSource(strings = {"query_range", "series", "labels", "label/job/values"})
  void prometheusIsSentNone(String endpoint) {
    assertThat(
            sent(
                UpstreamKind.PROMETHEUS,
                endpoint,
                "dedup",
                "false",
                "partial_response",
                "false",
                "max_source_resolution",
                "5m"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"query_range,auto", "series,", "labels,", "label/job/values,"})
  void thanosIsAlwaysSentThem(String endpoint, String resolution) {
    Map<String, String> sent = sent(UpstreamKind.THANOS, endpoint);

    assertThat(sent).containsEntry("dedup", "true").containsEntry("partial_response", "true");
    assertThat(sent.get("max_source_resolution")).isEqualTo(resolution);
  }

  @ParameterizedTest
  @ValueSource(strings = {"query_range", "series", "labels", "label/job/values"})
  void thanosIsSentWhatTheCallerAsks(String endpoint) {
    assertThat(sent(UpstreamKind.THANOS, endpoint, "dedup", "false", "partial_response", "false"))
        .containsEntry("dedup", "false")
        .containsEntry("partial_response", "false");
  }
}
