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
import java.util.TreeSet;

/**
 * Watches the engine for some minutes after it read a new text: a rule may end the engine that
 * evaluates it, and would end it again after each start.
 */
final class Probation {
  private final Acceptances acceptances;
  private final RuleReader reader;
  private final Clock clock;
  private final Duration length;
  private final Duration patience;
  private Optional<Instant> awaySince = Optional.empty();

  /**
   * @param length how long after its reading a text is suspected
   * @param patience how long the engine may not answer until the text is taken for the cause
   */
  Probation(
      Acceptances acceptances, RuleReader reader, Clock clock, Duration length, Duration patience) {
    this.acceptances = acceptances;
    this.reader = reader;
    this.clock = clock;
    this.length = length;
    this.patience = patience;
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

  /** The files after whose reading an engine ended, or stopped answering for too long. */
  Set<String> ended(Map<String, String> present) {
    Instant now = clock.instant();
    Map<String, Acceptance> all = acceptances.all();
    Set<String> suspected = new TreeSet<>();
    present.forEach(
        (name, text) -> {
          Acceptance known = all.get(name);
          if (known != null
              && known.at().plus(length).isAfter(now)
              && known.digest().equals(digest(text))) {
            suspected.add(name);
          }
        });
    if (suspected.isEmpty()) {
      awaySince = Optional.empty();
      return suspected;
    }
    Optional<RuleReader.Start> started = reader.started();
    if (started.isEmpty()) {
      awaySince = awaySince.or(() -> Optional.of(now));
      return awaySince.get().plus(patience).isAfter(now) ? Set.of() : suspected;
    }
    awaySince = Optional.empty();
    if (started.get().clean()) {
      // The next end is held against the start that was in good order.
      suspected.stream()
          .filter(name -> isNewer(started.get(), all.get(name)))
          .forEach(name -> put(name, all.get(name), all.get(name).at(), started.get()));
      return Set.of();
    }
    suspected.removeIf(name -> !isNewer(started.get(), all.get(name)));
    return suspected;
  }

  /**
   * Those of the files that were taken out because the engine did not answer, and that it was not
   * the fault of: it was ended in good order, or had not ended at all.
   *
   * @param takenOut texts by file
   */
  Set<String> acquitted(Map<String, String> takenOut) {
    Map<String, Acceptance> all = acceptances.all();
    Set<String> acquitted = new TreeSet<>();
    takenOut.forEach(
        (name, text) -> {
          if (all.containsKey(name) && all.get(name).digest().equals(digest(text))) {
            acquitted.add(name);
          }
        });
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
