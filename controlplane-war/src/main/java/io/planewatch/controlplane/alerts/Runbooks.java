package io.planewatch.controlplane.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts of docs/runbooks, which are in the archive, so that they can be read where it runs. */
final class Runbooks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,80}");

  private Runbooks() {}

  /** Null for a name that there is no text for. */
  static String path(String name) {
    return name == null || find(name).isEmpty() ? null : "/api/planewatch/alerts/runbooks/" + name;
  }

  /** Markdown. */
  static Optional<String> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream text = Runbooks.class.getResourceAsStream("/runbooks/" + name + ".md")) {
      return text == null
          ? Optional.empty()
          : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
