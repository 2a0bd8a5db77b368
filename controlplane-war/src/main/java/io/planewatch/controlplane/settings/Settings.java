package io.planewatch.controlplane.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The settings below one prefix. An empty or blank value counts as absent, as it does in an
 * environment file.
 */
public final class Settings {
  private final String prefix;
  private final Function<String, Optional<String>> source;

  public Settings(String prefix, Function<String, Optional<String>> source) {
    this.prefix = prefix;
    this.source = source;
  }

  public static Settings of(Config config, String prefix) {
    return new Settings(prefix, key -> config.getOptionalValue(key, String.class));
  }

  public String key(String name) {
    return prefix + "." + name;
  }

  public Optional<String> text(String name) {
    try {
      return source.apply(key(name)).map(String::strip).filter(value -> !value.isEmpty());
    } catch (NoSuchElementException | IllegalArgumentException e) {
      throw new InvalidSetting(key(name), "can't be expanded: " + e.getMessage());
    }
  }

  public String requiredText(String name) {
    return text(name).orElseThrow(() -> new InvalidSetting(key(name), "is required"));
  }

  public Optional<Path> path(String name) {
    return text(name).map(value -> toPath(name, value));
  }

  public Duration duration(String name, Duration absent) {
    return optionalDuration(name).orElse(absent);
  }

  public Optional<Duration> optionalDuration(String name) {
    return text(name).map(value -> toDuration(name, value));
  }

  public int integer(String name, int absent) {
    return text(name).map(value -> toInteger(name, value)).orElse(absent);
  }

  public Optional<URI> uri(String name) {
    return text(name).map(value -> toUri(name, value));
  }

  /** Several, separated by commas. */
  public List<URI> uris(String name, List<URI> absent) {
    return text(name)
        .map(value -> Stream.of(value.split(",", -1)).map(one -> toUri(name, one.strip())).toList())
        .orElse(absent);
  }

  private Path toPath(String name, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new InvalidSetting(key(name), "'" + value + "' is not a path");
    }
  }

  private Duration toDuration(String name, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new InvalidSetting(
          key(name), "'" + value + "' is not an ISO-8601 duration such as PT5S");
    }
  }

  private int toInteger(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new InvalidSetting(key(name), "'" + value + "' is not a whole number");
    }
  }

  private URI toUri(String name, String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(key(name), "'" + value + "' is not a URL");
    }
  }
}
