package io.planewatch.controlplane.delivery;

import io.planewatch.controlplane.delivery.DeliveryOutcome.Arrived;
import io.planewatch.controlplane.delivery.DeliveryOutcome.Pending;
import io.planewatch.controlplane.delivery.DeliveryOutcome.Refused;
import io.planewatch.controlplane.state.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Files of one channel that readers fetch. Each request tells which version its reader has in
 * place, so what was written has arrived when all of them have come back with it. In the database,
 * because any replica may be asked.
 */
public final class Delivery {
  /** Readers come every two seconds. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Database database;
  private final String channel;
  private final Set<String> readers;
  private final Duration patience;

  /**
   * @param channel up to 16 letters, never to be changed
   * @param patience how long to wait for the readers; some of their intervals
   */
  public Delivery(Database database, String channel, Set<String> readers, Duration patience) {
    this.database = database;
    this.channel = channel;
    this.readers = Set.copyOf(readers);
    this.patience = patience;
  }

  public boolean knows(String reader) {
    return readers.contains(reader);
  }

  /**
   * What a reader shall have; empty when it has that.
   *
   * @param held the version of what it has
   */
  public Optional<DeliveredDocument> fetchedBy(String reader, String held) {
    database.inTransaction(
        entities -> {
          StoredReader known = entities.find(StoredReader.class, id(reader));
          return known != null && known.holds(held)
              ? known
              : entities.merge(new StoredReader(id(reader), held));
        });
    return held.equals(version()) ? Optional.empty() : Optional.of(DeliveredDocument.of(read()));
  }

  /** A reader's engine does not take a version, and the reader left in place what it has. */
  public void refusedBy(String reader, String version, String reason) {
    database.inTransaction(
        entities -> {
          StoredReader known = entities.find(StoredReader.class, id(reader));
          StoredReader refusing = known == null ? new StoredReader(id(reader), "") : known;
          refusing.refuse(version, reason);
          return entities.merge(refusing);
        });
  }

  private String version() {
    return database.inTransaction(
        entities -> {
          StoredVersion present = entities.find(StoredVersion.class, channel);
          return present == null ? DeliveredDocument.of(Map.of()).version() : present.version();
        });
  }

  /** Each file's text by its name. */
  public Map<String, String> read() {
    return database.inTransaction(
        entities -> {
          Map<String, String> files = new TreeMap<>();
          entities
              .createQuery("select f from StoredFile f where f.id like :ids", StoredFile.class)
              .setParameter("ids", id("%"))
              .getResultList()
              .forEach(file -> files.put(file.name(), file.text()));
          return files;
        });
  }

  /** Makes them these and no others. */
  public void write(Map<String, String> wanted) {
    Map<String, String> present = read();
    database.inTransaction(
        entities -> {
          present.keySet().stream()
              .filter(name -> !wanted.containsKey(name))
              .forEach(name -> entities.remove(entities.find(StoredFile.class, id(name))));
          wanted.forEach(
              (name, text) -> {
                if (!text.equals(present.get(name))) {
                  entities.merge(new StoredFile(id(name), text));
                }
              });
          return entities.merge(new StoredVersion(channel, DeliveredDocument.of(wanted).version()));
        });
  }

  /** Waits until every reader has what was written last, or one says that its engine refuses it. */
  public DeliveryOutcome outcome() {
    String version = version();
    long deadline = System.nanoTime() + patience.toNanos();
    DeliveryOutcome outcome = outcome(version);
    while (outcome instanceof Pending && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return outcome;
      }
      outcome = outcome(version);
    }
    return outcome;
  }

  private DeliveryOutcome outcome(String version) {
    List<Optional<StoredReader>> present =
        database.inTransaction(
            entities ->
                readers.stream()
                    .map(reader -> entities.find(StoredReader.class, id(reader)))
                    .map(Optional::ofNullable)
                    .toList());
    Optional<String> refusal =
        present.stream()
            .flatMap(Optional::stream)
            .flatMap(reader -> reader.refusalOf(version).stream())
            .findFirst();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    boolean everywhere =
        present.stream().allMatch(reader -> reader.filter(it -> it.holds(version)).isPresent());
    return everywhere ? new Arrived() : new Pending();
  }

  private String id(String name) {
    return channel + "/" + name;
  }
}
