package io.planewatch.controlplane.alerts.receivers.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Alertmanager's keys by type, as {@code containers/tools/receivers} reads them out of its
 * configuration types. A list of our own would miss the next kind of receiver.
 */
final class ReceiverKeys {
  private static final String RESOURCE = "receiver-keys.txt";
  private static final String EVERY_KEY = "*";

  private final Map<String, Map<String, String>> types = new HashMap<>();

  /** Below a key: one value, or a map of a named type. */
  sealed interface Below {
    record Leaf(Holds holds) implements Below {}

    record Type(String name) implements Below {}
  }

  private ReceiverKeys(String text) {
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 3))
        .forEach(
            word -> types.computeIfAbsent(word[0], type -> new HashMap<>()).put(word[1], word[2]));
  }

  static ReceiverKeys ofAlertmanager() {
    try (InputStream text = ReceiverKeys.class.getResourceAsStream(RESOURCE)) {
      return new ReceiverKeys(new String(text.readAllBytes(), UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Empty where Alertmanager knows no such key. */
  Optional<Below> below(String type, String key) {
    Map<String, String> keys = types.getOrDefault(type, Map.of());
    return Optional.ofNullable(keys.getOrDefault(key, keys.get(EVERY_KEY))).map(this::named);
  }

  private Below named(String word) {
    return types.containsKey(word)
        ? new Below.Type(word)
        : new Below.Leaf(Holds.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
  }
}
