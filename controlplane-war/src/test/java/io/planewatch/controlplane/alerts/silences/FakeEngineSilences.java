package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alertmanager's silences in memory: id and state. */
final class FakeEngineSilences implements EngineSilences {
  private final Map<String, String> states = new LinkedHashMap<>();
  private String refusedComment = "";
  private int begun;
  private Runnable whileItAnswers = () -> {};

  @Override
  public JsonArray all() {
    Runnable task = whileItAnswers;
    whileItAnswers = () -> {};
    JsonArrayBuilder all = Json.createArrayBuilder();
    states.forEach(
        (id, state) ->
            all.add(
                Json.createObjectBuilder()
                    .add("id", id)
                    .add("status", Json.createObjectBuilder().add("state", state))));
    // What happens now is not in the list any more.
    task.run();
    return all.build();
  }

  @Override
  public String begin(JsonObject silence) {
    if (silence.getString("comment").equals(refusedComment)) {
      throw ProblemException.invalid("refused");
    }
    String id = "am-" + ++begun;
    states.put(id, "active");
    return id;
  }

  @Override
  public void end(String id) {
    states.computeIfPresent(id, (known, state) -> "expired");
  }

  void whileItAnswersNext(Runnable task) {
    whileItAnswers = task;
  }

  void losesItsDisk() {
    states.clear();
  }

  void refuses(String comment) {
    refusedComment = comment;
  }

  void hasAgain(String id) {
    states.put(id, "active");
  }

  long active() {
    return states.values().stream().filter("active"::equals).count();
  }
}
