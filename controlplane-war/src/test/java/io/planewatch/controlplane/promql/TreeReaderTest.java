package io.planewatch.controlplane.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
  private static JsonObject recorded(String query) {
    return RecordedTree.all().stream()
        .filter(one -> one.query().equals(query))
        .findFirst()
        .orElseThrow()
        .tree();
  }

  private static JsonObject with(JsonObject node, String field, JsonValue value) {
    return Json.createObjectBuilder(node).add(field, value).build();
  }

  @Test
  void aFieldThatNobodyKnowsIsRefusedByName() {
    JsonObject newer = with(recorded("m"), "precision", JsonValue.TRUE);

    assertThatThrownBy(() -> TreeReader.read(newer))
        .isInstanceOf(UnknownSyntax.class)
        .hasMessageContaining("'precision'");
  }

  @Test
  void aFieldThatNobodyKnowsIsRefusedDeepInside() {
    JsonObject call = recorded("rate(m[5m])");
    JsonObject argument =
        with(call.getJsonArray("args").getJsonObject(0), "precision", JsonValue.TRUE);
    JsonObject newer = with(call, "args", Json.createArrayBuilder().add(argument).build());

    assertThatThrownBy(() -> TreeReader.read(newer)).isInstanceOf(UnknownSyntax.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"matchers", "name", "offset", "anchored", "smoothed", "timestamp", "startOrEnd"})
  void aFieldThatIsMissingIsRefused(String field) {
    JsonObject older = Json.createObjectBuilder(recorded("m")).remove(field).build();

    assertThatThrownBy(() -> TreeReader.read(older))
        .isInstanceOf(UnknownSyntax.class)
        .hasMessageContaining("'" + field + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "a + b, op, <=>",
    "sum(m), op, average",
    "-m, op, !",
    "m, type, placeholder",
    "m @ end(), startOrEnd, middle",
  })
  void anOperatorThatNobodyKnowsIsRefused(String query, String field, String value) {
    JsonObject newer = with(recorded(query), field, Json.createValue(value));

    assertThatThrownBy(() -> TreeReader.read(newer))
        .isInstanceOf(UnknownSyntax.class)
        .hasMessageContaining(value);
  }

  @Test
  void aMatcherOfAnUnknownTypeIsRefused() {
    JsonObject matcher =
        Json.createObjectBuilder(Map.of("name", "a", "type", "~", "value", "b")).build();
    JsonObject newer =
        with(recorded("m"), "matchers", Json.createArrayBuilder().add(matcher).build());

    assertThatThrownBy(() -> TreeReader.read(newer)).isInstanceOf(UnknownSyntax.class);
  }

  @Test
  void matchersAreASet() {
    assertThat(TreeReader.read(recorded("m{b=\"2\",a=\"1\",b=\"2\"}")))
        .isEqualTo(TreeReader.read(recorded("m{a=\"1\",b=\"2\"}")));
  }
}
