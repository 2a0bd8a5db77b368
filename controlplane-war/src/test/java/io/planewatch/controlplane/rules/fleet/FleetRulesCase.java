package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.Quota;
import io.planewatch.controlplane.rules.RulePublishers;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Fleet rules whose expressions a real Prometheus parses before they are written to files. */
abstract class FleetRulesCase {
  private static RealPrometheus prometheus;
  private static Scoping scoping;

  final Clock clock = new SettableClock();
  final Map<String, Caller> accounts = new HashMap<>();
  final PlaneDirectory directory = new PlaneDirectory();
  final Storage storage = Storage.h2();
  final Database database = storage.open(clock, directory);
  final FleetRules rules =
      new FleetRules(
          new AuthoredDocuments<>(
              database, clock, StoredFleetRule.class, StoredFleetRule::new, "rule"),
          directory,
          new FleetFile(scoping, directory),
          Authors.of(account -> Optional.ofNullable(accounts.get(account))),
          new Quota(4, 3),
          100);

  static final Caller EDITOR_OF_PROD =
      new Caller("ada", Role.EDITOR, new Grants.Restricted(Set.of(), Set.of("prod"), Set.of()));
  static final Grants QA = new Grants.Restricted(Set.of("qa"), Set.of(), Set.of());
  static final Caller ADMIN = new Caller("root", Role.ADMIN, Grants.unrestricted());

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  FleetRulesCase() {
    PlaneRows.add(database, clock.instant(), "prod", "qa");
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  static FleetRule rule(String expr, String more) {
    String json = "{\"alert\":\"Queue\",\"expr\":%s,%s}".formatted(Json.createValue(expr), more);
    return FleetRuleText.read(json);
  }

  final List<JsonObject> written() {
    return rules.files().values().stream()
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .flatMap(
            file ->
                file
                    .getJsonArray("groups")
                    .getJsonObject(0)
                    .getJsonArray("rules")
                    .getValuesAs(JsonObject.class)
                    .stream())
        .toList();
  }

  final void save(FleetRule rule, Caller author) {
    rules.add(rule, author, RulePublishers.idle());
  }

  final String only() {
    return rules.within(directory.resolve(ADMIN.grants()).planes()).get(0).id();
  }
}
