package io.planewatch.controlplane.alerts.receivers;

import static io.planewatch.controlplane.json.Documents.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.planewatch.controlplane.alerts.receivers.document.Composed;
import io.planewatch.controlplane.state.Database;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A message for each entry that is left out of Alertmanager's configuration. The replica that
 * writes the configuration stores it for the other replicas. The messages are valid only for the
 * same configuration.
 */
record SkippedEntries(Database database) {
  void keep(Composed whole, List<String> sentences) {
    String digest = digest(whole);
    String json = JSON.createArrayBuilder(sentences).build().toString();
    database.inTransaction(
        entities -> {
          StoredSkipped found = entities.find(StoredSkipped.class, StoredSkipped.ONLY);
          StoredSkipped stored = found == null ? StoredSkipped.empty() : found;
          stored.become(digest, json);
          if (found == null) {
            entities.persist(stored);
          }
          return stored;
        });
  }

  /** Empty when no replica has brought this configuration to Alertmanager yet. */
  Optional<List<String>> of(Composed whole) {
    String digest = digest(whole);
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(StoredSkipped.class, StoredSkipped.ONLY))
                .filter(stored -> stored.digest().equals(digest))
                .map(stored -> read(stored.sentences())));
  }

  private static List<String> read(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonString::getString);
    }
  }

  private static String digest(Composed whole) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(whole.text().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
