package io.planewatch.controlplane.rules.delivery;

import io.planewatch.controlplane.rules.RuleFiles;
import io.planewatch.controlplane.state.Database;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Rule files that readers fetch. Each request tells which document its reader has in place, so what
 * was written has arrived when all of them have come back with it. In the database, because any
 * replica may be asked.
 */
public final class Delivery implements RuleFiles {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Database database;
  private final Set<String> readers;
  private final Duration patience;

  /**
   * @param patience how long to wait for the readers; some of their intervals
   */
  Delivery(Database database, Set<String> readers, Duration patience) {
    this.database = database;
    this.readers = Set.copyOf(readers);
    this.patience = patience;
  }

  boolean knows(String reader) {
    return readers.contains(reader);
  }

  /**
   * What a reader shall have; empty when it has that.
   *
   * @param held the version of what it has
   */
  Optional<RuleDocument> fetchedBy(String reader, String held) {
    database.inTransaction(
        entities -> {
          StoredReader known = entities.find(StoredReader.class, reader);
          return known != null && known.holds(held)
              ? known
              : entities.merge(new StoredReader(reader, held));
        });
    return held.equals(version()) ? Optional.empty() : Optional.of(RuleDocument.of(read()));
  }

  private String version() {
    return database.inTransaction(
        entities -> {
          StoredVersion present = entities.find(StoredVersion.class, StoredVersion.ID);
          return present == null ? RuleDocument.of(Map.of()).version() : present.version();
        });
  }

  @Override
  public Map<String, String> read() {
    return database.inTransaction(
        entities -> {
          Map<String, String> files = new TreeMap<>();
          entities
              .createQuery("select f from StoredRuleFile f", StoredRuleFile.class)
              .getResultList()
              .forEach(file -> files.put(file.name(), file.text()));
          return files;
        });
  }

  @Override
  public void write(Map<String, String> wanted) {
    Map<String, String> present = read();
    database.inTransaction(
        entities -> {
          present.keySet().stream()
              .filter(name -> !wanted.containsKey(name))
              .forEach(name -> entities.remove(entities.find(StoredRuleFile.class, name)));
          wanted.forEach(
              (name, text) -> {
                if (!text.equals(present.get(name))) {
                  entities.merge(new StoredRuleFile(name, text));
                }
              });
          return entities.merge(new StoredVersion(RuleDocument.of(wanted).version()));
        });
  }

  @Override
  public boolean haveArrived() {
    String version = version();
    long deadline = System.nanoTime() + patience.toNanos();
    while (!allHold(version)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private boolean allHold(String version) {
    return database.inTransaction(
        entities ->
            readers.stream()
                .map(reader -> entities.find(StoredReader.class, reader))
                .allMatch(reader -> reader != null && reader.holds(version)));
  }
}
