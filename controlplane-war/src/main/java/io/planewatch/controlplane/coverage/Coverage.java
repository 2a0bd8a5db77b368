package io.planewatch.controlplane.coverage;

import static io.planewatch.controlplane.json.Documents.JSON;

import java.util.List;

/**
 * How much of what a query selects is in its answer.
 *
 * @param selected how many planes grants and matchers select
 * @param missing the ids of those without fresh data, in order
 */
public record Coverage(int selected, List<String> missing) {
  public Coverage {
    missing = List.copyOf(missing);
  }

  public boolean isComplete() {
    return missing.isEmpty();
  }

  /** The sentence that Prometheus's clients show, as a JSON string. */
  public String warning() {
    String sentence =
        (selected - missing.size())
            + " of "
            + selected
            + " data planes: no fresh data from "
            + String.join(", ", missing);
    return JSON.createValue(sentence).toString();
  }

  /** The member of the envelope for our own pages: {@code ,"planewatch":{…}}. */
  public String member() {
    var coverage =
        JSON.createObjectBuilder()
            .add("selected", selected)
            .add("fresh", selected - missing.size())
            .add("missing", JSON.createArrayBuilder(missing));
    return ",\"planewatch\":{\"coverage\":" + coverage.build() + "}";
  }
}
