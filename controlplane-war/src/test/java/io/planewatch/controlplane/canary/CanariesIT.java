package io.planewatch.controlplane.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is read back of each data plane; Prometheus parses, and a fake answers. */
class CanariesIT {
  private static RealPrometheus prometheus;

  private final SettableClock clock = new SettableClock();
  private final List<String> asked = new ArrayList<>();
  private String result = "";
  private boolean away;

  private final PlaneDirectory directory =
      PlaneEntries.directory(
          PlaneEntries.registered(PlaneEntries.of("prod", "prod", "retail"), Lifecycle.LIVE),
          PlaneEntries.registered(PlaneEntries.of("gone", "prod", "retail"), Lifecycle.RETIRED),
          PlaneEntries.of("never", "prod", "retail"));

  private final Engine engine =
      new Engine() {
        @Override
        public EngineAnswer ask(String endpoint, Parameters parameters) {
          asked.add(URLDecoder.decode(parameters.encoded(), StandardCharsets.UTF_8));
          if (away) {
            throw new EngineUnavailable("away");
          }
          String body =
              "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                  + result
                  + "]}}";
          return new EngineAnswer(
              200,
              clock.instant(),
              new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public EngineAnswer read(String endpoint, Parameters parameters) {
          throw new AssertionError(endpoint);
        }
      };

  private final Canaries canaries =
      new Canaries(
          new Scoping(new EngineParser(prometheus.engine()), 1 << 20), engine, directory, clock);

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private void written(Duration ago) {
    long seconds = clock.instant().minus(ago).getEpochSecond();
    result = "{\"metric\":{},\"value\":[0,\"" + seconds + "\"]}";
  }

  @Test
  void eachRegisteredPlaneIsAskedForWithinItselfAlone() {
    written(Duration.ofSeconds(10));

    canaries.read();

    assertThat(asked)
        .singleElement()
        .asString()
        .contains("planewatch_canary_time_seconds{data_plane=~\"prod\"}");
    assertThat(canaries.last()).isEqualTo(Map.of("prod", true));
  }

  @Test
  void whatIsOldOrMissingHasNotArrived() {
    written(Duration.ofSeconds(61));
    canaries.read();
    assertThat(canaries.last()).isEqualTo(Map.of("prod", false));

    result = "";
    canaries.read();
    assertThat(canaries.last()).isEqualTo(Map.of("prod", false));
  }

  @Test
  void whileTheEngineIsAwayNothingArrives() {
    written(Duration.ZERO);
    away = true;

    canaries.read();

    assertThat(canaries.last()).isEqualTo(Map.of("prod", false));
  }
}
