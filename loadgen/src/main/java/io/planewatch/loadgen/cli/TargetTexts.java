package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.scenario.ServerUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads targets and their rates from the command line, by name or without. */
final class TargetTexts {

  private static final Map<String, Double> USUAL_RATES = Map.of("prod", 10.0);
  private static final double RATE_OF_OTHERS = 5;
  private static final double HIGHEST_RATE = 1_000_000;

  private TargetTexts() {}

  /** Reads {@code prod=http://host:8081}; without a name the host gives it. */
  static Map<String, ServerUrl> bases(List<String> texts) {
    Map<String, ServerUrl> bases = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      ServerUrl base = ServerUrl.parse(text.substring(equals + 1));
      String name = equals > 0 ? text.substring(0, equals) : nameOf(base);
      if (bases.put(name, base) != null) {
        throw new IllegalArgumentException("two targets have the name " + name);
      }
    }
    return bases;
  }

  /** Reads {@code 10} for all targets and {@code prod=20} for one; the later one counts. */
  static Map<String, Double> rates(List<String> texts, Map<String, ServerUrl> bases) {
    Map<String, Double> rates = new LinkedHashMap<>();
    bases.keySet().forEach(name -> rates.put(name, USUAL_RATES.getOrDefault(name, RATE_OF_OTHERS)));
    for (String text : texts) {
      int equals = text.indexOf('=');
      double rate = rate(text.substring(equals + 1));
      if (equals < 0) {
        rates.replaceAll((name, before) -> rate);
      } else if (rates.replace(text.substring(0, equals), rate) == null) {
        throw unknown(text.substring(0, equals), bases);
      }
    }
    return rates;
  }

  static IllegalArgumentException unknown(String name, Map<String, ServerUrl> bases) {
    return new IllegalArgumentException(
        "no target has the name " + name + "; there are " + String.join(", ", bases.keySet()));
  }

  private static String nameOf(ServerUrl base) {
    return base.uri().getRawAuthority().replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  private static double rate(String text) {
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && rate <= HIGHEST_RATE) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a rate such as 10 or 0.5", e);
    }
    throw new IllegalArgumentException("a rate lies between 0 and 1000000 a second: " + text);
  }
}
