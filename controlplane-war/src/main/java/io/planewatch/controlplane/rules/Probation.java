package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.rules.Acceptances.Acceptance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Observes the engine for some minutes after it has read a new text. A rule may end the engine that
 * evaluates it, again after each start.
 */
final class Probation {
  /** How many lengths the engine may be away until texts that it read long ago are suspected. */
  private static final int LENGTHS_AWAY = 12;

  private final Acceptances acceptances;
  private final RuleReader reader;
  private final Clock clock;
  private final Duration length;
  private final Duration patience;
  private final Duration trial;
  private Optional<Instant> awaySince = Optional.empty();

  /**
   * @param length how long after its reading a text is suspected
   * @param patience how long the engine may not answer until the text is taken for the cause
   * @param trial how long one of several suspects must run to be acquitted
   */
  Probation(
      Acceptances acceptances,
      RuleReader reader,
      Clock clock,
      Duration length,
      Duration patience,
      Duration trial) {
    this.acceptances = acceptances;
    this.reader = reader;
    this.clock = clock;
    this.length = length;
    this.patience = patience;
    this.trial = trial;
  }

  /** Takes down that the engines have read these and no others. */
  void begin(Map<String, String> files) {
    Map<String, Acceptance> known = acceptances.all();
    known.keySet().stream().filter(name -> !files.containsKey(name)).forEach(acceptances::remove);
    Optional<Instant> started = reader.started().map(RuleReader.Start::at);
    files.forEach(
        (name, text) -> {
          String digest = digest(text);
          if (!known.containsKey(name) || !known.get(name).digest().equals(digest)) {
            acceptances.put(name, new Acceptance(digest, clock.instant(), started));
          }
        });
  }

  /**
   * The files that an engine may have ended of. When nothing was read lately, the others are put on
   * probation again, because a rule may become expensive long after it was read: the next end then
   * suspects all of them.
   *
   * @param present those that may be suspected, texts by file
   * @param isSearching whether suspects are tried already, so that no others are suspected
   */
  Set<String> ended(Map<String, String> present, boolean isSearching) {
    Map<String, Acceptance> read = read(present);
    if (read.isEmpty() || length.isZero()) {
      awaySince = Optional.empty();
      return Set.of();
    }
    Instant now = clock.instant();
    Set<String> recent = new TreeSet<>(read.keySet());
    recent.removeIf(name -> !read.get(name).at().plus(length).isAfter(now));
    Optional<RuleReader.Start> started = reader.started();
    if (started.isEmpty()) {
      return away(read.keySet(), recent, now);
    }
    awaySince = Optional.empty();
    Set<String> newer = new TreeSet<>(read.keySet());
    newer.removeIf(name -> !isNewer(started.get(), read.get(name)));
    boolean clean = started.get().clean();
    for (String name : newer) {
      if (clean || !recent.contains(name)) {
        // The next end is held against this start.
        Acceptance known = read.get(name);
        put(name, known, clean || isSearching ? known.at() : now, started.get());
      }
    }
    newer.retainAll(recent);
    return clean ? Set.of() : newer;
  }

  /**
   * An engine that ends again and again may never be seen. Those read lately come first; the others
   * stay for long, because an alert loses its {@code for} state when its rule leaves.
   */
  private Set<String> away(Set<String> all, Set<String> recent, Instant now) {
    awaySince = awaySince.or(() -> Optional.of(now));
    Duration bound = recent.isEmpty() ? patience.plus(length.multipliedBy(LENGTHS_AWAY)) : patience;
    if (awaySince.get().plus(bound).isAfter(now)) {
      return Set.of();
    }
    awaySince = Optional.of(now);
    return recent.isEmpty() ? all : recent;
  }

  /** What the engines have read of these. */
  private Map<String, Acceptance> read(Map<String, String> texts) {
    Map<String, Acceptance> all = acceptances.all();
    Map<String, Acceptance> read = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          Acceptance known = all.get(name);
          if (known != null && known.digest().equals(digest(text))) {
            read.put(name, known);
          }
        });
    return read;
  }

  boolean isEngineThere() {
    return reader.started().isPresent();
  }

  /** Its next reading begins its probation anew. */
  void forget(String file) {
    acceptances.remove(file);
  }

  /**
   * Those that the engine has evaluated for the length of a trial without ending. They are
   * suspected no more.
   *
   * @param onTrial texts by file
   */
  Set<String> survivors(Map<String, String> onTrial) {
    if (onTrial.isEmpty() || awaySince.isPresent()) {
      return Set.of();
    }
    Map<String, Acceptance> read = read(onTrial);
    read.values().removeIf(known -> known.at().plus(trial).isAfter(clock.instant()));
    read.forEach(
        (name, known) ->
            acceptances.put(
                name, new Acceptance(known.digest(), Instant.EPOCH, known.engineStarted())));
    return read.keySet();
  }

  /**
   * Those of the files that were taken out because the engine did not answer, and that it was not
   * the fault of: it was ended in good order, or had not ended at all.
   *
   * @param takenOut texts by file
   */
  Set<String> acquitted(Map<String, String> takenOut) {
    Map<String, Acceptance> all = read(takenOut);
    Set<String> acquitted = new TreeSet<>(all.keySet());
    Optional<RuleReader.Start> started = acquitted.isEmpty() ? Optional.empty() : reader.started();
    if (started.isEmpty()) {
      return Set.of();
    }
    for (String name : Set.copyOf(acquitted)) {
      if (!started.get().clean() && isNewer(started.get(), all.get(name))) {
        acceptances.remove(name);
        acquitted.remove(name);
      } else {
        // Long ago: it is suspected no more.
        put(name, all.get(name), Instant.EPOCH, started.get());
      }
    }
    return acquitted;
  }

  /** An engine that did not tell its start when it read the text had started before it read it. */
  private static boolean isNewer(RuleReader.Start start, Acceptance acceptance) {
    return start.at().isAfter(acceptance.engineStarted().orElse(acceptance.at()));
  }

  private void put(String name, Acceptance known, Instant at, RuleReader.Start start) {
    acceptances.put(name, new Acceptance(known.digest(), at, Optional.of(start.at())));
  }

  boolean accepts(String file, String text) {
    return acceptances.of(file).filter(known -> known.digest().equals(digest(text))).isPresent();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
