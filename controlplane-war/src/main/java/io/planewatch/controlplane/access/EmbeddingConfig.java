package io.planewatch.controlplane.access;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code planewatch.embedding}: which applications may show our panels.
 *
 * @param origins scheme, host and port, as browsers send them
 */
public record EmbeddingConfig(List<String> origins) {
  public static final String PREFIX = "planewatch.embedding";

  /** Without TLS only on one's own machine: anybody on the way could change the embedding page. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9.-]+(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

  public EmbeddingConfig {
    origins = List.copyOf(origins);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new InvalidSetting(
            PREFIX + ".origins", "'" + origin + "' is not an origin such as https://shop.example");
      }
    }
  }

  public static EmbeddingConfig from(Settings settings) {
    return new EmbeddingConfig(
        Arrays.stream(settings.text("origins").orElse("").split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .toList());
  }

  /** As a content security policy names who may frame a page. */
  public String frameAncestors() {
    return origins.isEmpty() ? "'none'" : String.join(" ", origins);
  }

  /** The origin of a cross-origin request, when it is one of these. */
  public Optional<String> known(String origin) {
    return Optional.ofNullable(origin).filter(origins::contains);
  }
}
