package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An engine whose one series names everything that was asked but the window, so that an answer to
 * another question can be told. Its values say which generation of the data they are of.
 */
final class RampEngine implements Engine {
  final List<Map<String, String>> asked = new ArrayList<>();
  Instant now = Instant.parse("2026-11-21T00:00:00Z");
  int generation = 1;
  int status = 200;
  boolean isAway;
  boolean isForeign;
  String error = "{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"broken\"}";
  boolean isEmpty;

  /** Behind data: {@code ,"infos":["…"]}. */
  String more = "";

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    Map<String, String> decoded = decoded(parameters);
    asked.add(decoded);
    if (isAway) {
      throw new EngineUnavailable("away", new IllegalStateException("away"));
    }
    String body = status == 200 && !isForeign ? answer(decoded) : error;
    return new EngineAnswer(
        status, now, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return ask(endpoint, parameters);
  }

  /** How many steps it evaluated in all. */
  long steps() {
    return asked.stream().mapToLong(RampEngine::steps).sum();
  }

  static long steps(Map<String, String> one) {
    return (millis(one.get("end")) - millis(one.get("start"))) / millis(one.get("step")) + 1;
  }

  private String answer(Map<String, String> decoded) {
    Map<String, String> rest = new TreeMap<>(decoded);
    rest.keySet().removeAll(List.of("start", "end", "step"));
    StringBuilder values = new StringBuilder();
    long step = millis(decoded.get("step"));
    for (long at = millis(decoded.get("start")); at <= millis(decoded.get("end")); at += step) {
      values.append(values.isEmpty() ? "" : ",");
      values.append('[').append(seconds(at)).append(",\"").append(generation).append("\"]");
    }
    String series =
        "{\"metric\":{\"asked\":\""
            + rest.toString().replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"},\"values\":["
            + values
            + "]}";
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        + (isEmpty ? "" : series)
        + "]}"
        + more
        + "}";
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0
        ? String.valueOf(millis / 1000)
        : BigDecimal.valueOf(millis, 3).toPlainString();
  }

  private static long millis(String text) {
    return text.endsWith("ms")
        ? Long.parseLong(text.substring(0, text.length() - 2))
        : new BigDecimal(text).movePointRight(3).longValueExact();
  }

  private static Map<String, String> decoded(Parameters parameters) {
    Map<String, String> decoded = new TreeMap<>();
    for (String pair : parameters.encoded().split("&", -1)) {
      int equals = pair.indexOf('=');
      decoded.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return decoded;
  }
}
