package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.scenario.Errand;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the single requests that a scenario makes at set times. */
final class TimetableReader {

  private final Map<String, ServerUrl> bases;
  private final Path folder;

  TimetableReader(Map<String, ServerUrl> bases, Path folder) {
    this.bases = bases;
    this.folder = folder;
  }

  List<Errand> read(Entry list) {
    return list.list().stream().map(item -> item.checked(() -> errand(item))).toList();
  }

  private Errand errand(Entry item) {
    Map<String, Entry> keys =
        item.map("at", "target", "request", "headers", "body", "token-file", "token-variable");
    Entry target = item.wanted(keys, "target");
    Entry request = item.wanted(keys, "request");
    String[] parts = request.text().split(" ", -1);
    if (parts.length != 2 || !parts[1].startsWith("/")) {
      throw request.wrong("a request is a method and a path, such as PUT /api/faults");
    }
    if (!bases.containsKey(target.text())) {
      throw target.wrong("there is no such target; there are " + String.join(", ", bases.keySet()));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (keys.containsKey("body")) {
      headers.put("Content-Type", "application/json");
    }
    ServerUrl server = bases.get(target.text());
    server.authorization().ifPresent(value -> headers.put("Authorization", value));
    optional(keys, "headers")
        .ifPresent(map -> map.map().forEach((name, value) -> headers.put(name, value.text())));
    return new Errand(
        item.wanted(keys, "at").duration(),
        parts[0],
        URI.create(server + parts[1]),
        headers,
        optional(keys, "body").map(Entry::text).orElse(""),
        token(item, keys));
  }

  private Optional<TokenSource> token(Entry item, Map<String, Entry> keys) {
    if (keys.containsKey("token-file") && keys.containsKey("token-variable")) {
      throw item.wrong("a token comes from a file or from a variable, not from both");
    }
    Optional<TokenSource> file =
        optional(keys, "token-file").map(path -> new TokenSource.File(folder.resolve(path.text())));
    return file.or(
        () ->
            optional(keys, "token-variable").map(name -> new TokenSource.Environment(name.text())));
  }

  private static Optional<Entry> optional(Map<String, Entry> entries, String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
