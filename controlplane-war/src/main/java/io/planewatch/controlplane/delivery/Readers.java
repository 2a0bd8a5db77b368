package io.planewatch.controlplane.delivery;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Readers of files: their configuration, and the answers to them. */
public final class Readers {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{0,64}");
  private static final int MOST_REASON = 4000;

  private Readers() {}

  /** The names in {@code readers}, separated by commas. */
  public static Set<String> from(Settings settings) {
    return settings.text("readers").stream()
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  /**
   * @throws InvalidSetting when one of them can't be a name
   */
  public static Set<String> required(String key, Set<String> names) {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new InvalidSetting(
            key, "'" + name + "' is no name: 1 to 63 lower-case letters, digits, dots and dashes");
      }
    }
    return Set.copyOf(names);
  }

  /**
   * The files for a reader, or 304.
   *
   * @param key of the setting that names the readers
   * @param held the version that it has in place, as an entity tag; empty for none
   */
  public static Response files(Delivery delivery, String key, String reader, String held) {
    requireKnown(delivery, key, reader);
    String version = requireVersion("If-None-Match", held.replace("\"", ""));
    return delivery
        .fetchedBy(reader, version)
        .map(document -> Response.ok(document.text()).tag(document.version()))
        .orElseGet(() -> Response.notModified(version))
        .build();
  }

  /** Takes down why a reader's engine refuses a version. */
  public static void refusal(
      Delivery delivery, String key, String reader, String version, String reason) {
    requireKnown(delivery, key, reader);
    requireVersion("version", version);
    if (version.isEmpty() || reason == null || reason.isBlank()) {
      throw ProblemException.invalid("version: and a reason are wanted.");
    }
    delivery.refusedBy(
        reader, version, reason.substring(0, Math.min(MOST_REASON, reason.length())).strip());
  }

  private static void requireKnown(Delivery delivery, String key, String reader) {
    if (!delivery.knows(reader)) {
      throw ProblemException.notFound("reader: '" + reader + "' is not in " + key + ".");
    }
  }

  private static String requireVersion(String where, String version) {
    if (!VERSION.matcher(version).matches()) {
      throw ProblemException.invalid(where + ": is no version of the files.");
    }
    return version;
  }
}
