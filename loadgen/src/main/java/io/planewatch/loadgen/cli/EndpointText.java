package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Mix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads endpoints from the command line: {@code "30 GET /api/products"}, with a body at the end.
 */
final class EndpointText {

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s+([A-Z]+)\\s+(\\S+)(?:\\s+(.+))?", Pattern.DOTALL);

  private EndpointText() {}

  static Mix mix(List<String> texts) {
    Map<Endpoint, Double> weights = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is not an endpoint such as \"30 GET /api/products\"");
      }
      String name = matcher.group(2) + " " + matcher.group(3);
      Endpoint bare = Endpoint.get(name, matcher.group(3)).sentBy(matcher.group(2));
      Endpoint endpoint = matcher.group(4) == null ? bare : bare.withJson(matcher.group(4).strip());
      weights.put(endpoint, Double.parseDouble(matcher.group(1)));
    }
    return Mix.of(weights);
  }
}
