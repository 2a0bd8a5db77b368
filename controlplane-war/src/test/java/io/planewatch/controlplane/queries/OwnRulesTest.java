package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rules and alerts a caller of one plane is told of. */
class OwnRulesTest {
  /** One rule of a file of qa, one that watches all planes, and one that names none. */
  private static final JsonArray GROUPS =
      array(
          """
          [{"file":"f","name":"first","rules":[
             {"name":"OfQa","labels":{"data_plane":"qa"},"alerts":[],"type":"alerting"},
             {"name":"HighErrorRate","state":"firing","lastError":"about qa","labels":{},"type":"alerting","alerts":[
               {"labels":{"data_plane":"qa"},"state":"firing"},
               {"labels":{"data_plane":"prod","n":"1"},"state":"pending"}]}]},
           {"file":"f","name":"second","rules":[
             {"name":"r:sum","labels":{},"query":"sum(x)","type":"recording"}]},
           {"file":"f","name":"third","rules":[
             {"name":"OfProd","labels":{"data_plane":"prod"},"alerts":[],"type":"alerting"}]}]
          """);

  private static JsonArray array(String json) {
    return JSON.createReader(new StringReader(json)).readArray();
  }

  private static String own(boolean withAlerts) {
    return new OwnRules(Set.of("prod"), withAlerts).of(GROUPS).toString();
  }

  @Test
  void anAlertOfThePlaneStandsThereWhateverRuleItIsOf() {
    assertThat(own(true))
        .contains("HighErrorRate", "\"n\":\"1\"", "OfProd")
        .doesNotContain("qa", "OfQa", "r:sum", "second", "about");
  }

  @Test
  void theStateIsThatOfThePlanesOwnAlerts() {
    assertThat(own(true)).contains("\"state\":\"pending\"").doesNotContain("firing");
  }

  @Test
  void withoutAlertsTheRulesRemain() {
    assertThat(own(false)).contains("HighErrorRate", "OfProd").doesNotContain("\"n\":\"1\"");
  }

  @Test
  void pagesAreCutFromThePlanesOwnGroups() {
    JsonArray groups = new OwnRules(Set.of("prod"), true).of(GROUPS);
    var first = new RulePage(Optional.of(1), Optional.empty()).cut(groups).build();
    String token = first.getString("groupNextToken");
    var second = new RulePage(Optional.of(1), Optional.of(token)).cut(groups).build();

    assertThat(first.getJsonArray("groups").getJsonObject(0).getString("name")).isEqualTo("first");
    assertThat(second.getJsonArray("groups").getJsonObject(0).getString("name")).isEqualTo("third");
    assertThat(second.containsKey("groupNextToken")).isFalse();
    assertThatThrownBy(() -> new RulePage(Optional.of(1), Optional.of("x")).cut(groups))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("group_next_token");
  }

  @Test
  void anAlertOfTheShippedRulesBelongsToThePlaneThatItsOwnLabelNames() {
    JsonArray groups =
        array(
            """
            [{"file":"planes.yml","name":"planes","rules":[
               {"name":"DataPlaneSilent","state":"firing","type":"alerting",
                "labels":{"data_plane":"{{ $labels.plane }}"},"alerts":[
                  {"labels":{"data_plane":"qa"},"state":"pending"},
                  {"labels":{"data_plane":"prod","n":"1"},"state":"firing"}]}]}]
            """);

    assertThat(new OwnRules(Set.of("prod"), true).of(groups).toString())
        .contains("DataPlaneSilent", "\"n\":\"1\"")
        .doesNotContain("qa");
    assertThat(new OwnRules(Set.of("dev"), true).of(groups)).isEmpty();
  }
}
