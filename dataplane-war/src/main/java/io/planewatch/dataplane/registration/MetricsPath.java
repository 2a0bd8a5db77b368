package io.planewatch.dataplane.registration;

import java.util.Arrays;
import java.util.Locale;

/** By which way a plane's metrics reach Prometheus; one at a time, or sums would count twice. */
public enum MetricsPath {
  COLLECTOR,
  DIRECT;

  public static MetricsPath parse(String text) {
    return Arrays.stream(values())
        .filter(path -> path.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "planewatch.plane.path is '" + text + "', expected collector or direct"));
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
