package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.Scope;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alerts of an objective on the real engine, over what the recording rules left. */
class BurnAlertsIT {
  private static final long BEGIN = 1_795_132_800;
  private static final long END = BEGIN + 3600;
  private static final Objective OBJECTIVE =
      new Objective(
          "errors",
          "",
          "",
          "bad_total",
          Objective.Counts.BAD,
          "all_total",
          0.99,
          Map.of(),
          Duration.ofDays(30),
          new Scope(Set.of(), Set.of(), Set.of()));

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Storage storage = Storage.h2();

  @AfterEach
  void forget() {
    storage.close();
  }

  /** An hour with so many events a minute, and that many bad ones in each tenth minute. */
  private static String recorded(String plane, int events, int bad) {
    StringBuilder text = new StringBuilder();
    for (long at = BEGIN + 60; at <= END; at += 60) {
      String labels =
          "{objective=\"errors\",data_plane=\"%s\",environment=\"%s\"}".formatted(plane, plane);
      boolean isTenth = (END - at) % 600 == 60;
      text.append("%s%s %d %d\n".formatted(ObjectiveFile.TOTAL, labels, isTenth ? events : 0, at))
          .append("%s%s %d %d\n".formatted(ObjectiveFile.BAD, labels, isTenth ? bad : 0, at));
    }
    return text.toString();
  }

  @Test
  void tooFewEventsNeverPage() {
    // given half of the events failing: of two each ten minutes, and of two hundred
    String samples = recorded("prod", 200, 100) + recorded("qa", 2, 1) + "# EOF\n";
    PlaneRows.add(storage.open(clock, directory), clock.instant(), "prod", "qa");

    try (RealPrometheus prometheus = RealPrometheus.start(samples, "", "groups: []")) {
      Scoping scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
      InstantQueries vector = new InstantQueries(prometheus.engine());

      // when
      List<String> firing = new ArrayList<>();
      for (String expr :
          alerts(new ObjectiveFile(scoping, directory).text(OBJECTIVE, Set.of("prod", "qa")))) {
        firing.addAll(vector.by("data_plane", expr, Instant.ofEpochSecond(END)).keySet());
      }

      // then
      assertThat(firing).contains("prod").doesNotContain("qa");
    }
  }

  private static List<String> alerts(String file) {
    try (JsonReader reader = Json.createReader(new StringReader(file))) {
      return reader.readObject().getJsonArray("groups").getValuesAs(JsonObject.class).stream()
          .flatMap(group -> group.getJsonArray("rules").getValuesAs(JsonObject.class).stream())
          .filter(rule -> rule.containsKey("alert"))
          .map(rule -> rule.getString("expr"))
          .toList();
    }
  }
}
