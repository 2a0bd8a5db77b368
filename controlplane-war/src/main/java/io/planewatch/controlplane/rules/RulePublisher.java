package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.rules.Refusals.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Brings what the sources want into the engine. A file that the engine refuses is taken back and
 * not tried again until it changes; every other one goes on.
 */
public final class RulePublisher {
  private static final Logger LOGGER = System.getLogger(RulePublisher.class.getName());

  private final List<RuleSource> sources;
  private final RuleFiles files;
  private final RuleReader reader;
  private final BooleanSupplier mayWrite;
  private final Refusals refusals;
  private boolean begun;
  private boolean read;

  /**
   * @param mayWrite whether this replica is the one that writes
   */
  RulePublisher(
      List<RuleSource> sources,
      RuleFiles files,
      RuleReader reader,
      Refusals refusals,
      BooleanSupplier mayWrite) {
    this.sources = List.copyOf(sources);
    this.files = files;
    this.reader = reader;
    this.refusals = refusals;
    this.mayWrite = mayWrite;
  }

  /** Why the engine does not take this file as it is wanted now; empty when it does. */
  public Optional<String> refusal(String file) {
    return refusals.of(file).map(Refusal::reason);
  }

  public synchronized void publish() {
    if (!mayWrite.getAsBoolean()) {
      return;
    }
    Map<String, String> wanted = new TreeMap<>();
    sources.forEach(source -> wanted.putAll(source.files()));
    if (!begun) {
      // Another engine, or one with other features, may take what was refused before this start.
      refusals.clear();
      begun = true;
    }
    Map<String, String> present = files.read();
    Map<String, String> next = withoutRefused(wanted, present);
    if (next.equals(present) && read) {
      return;
    }
    switchTo(next, present);
  }

  /** A refused text is replaced by what was there before it. */
  private Map<String, String> withoutRefused(
      Map<String, String> wanted, Map<String, String> present) {
    Map<String, String> next = new TreeMap<>(wanted);
    refusals
        .all()
        .forEach(
            (name, refusal) -> {
              if (!refusal.text().equals(wanted.get(name))) {
                refusals.remove(name);
              } else if (present.containsKey(name)) {
                next.put(name, present.get(name));
              } else {
                next.remove(name);
              }
            });
    return next;
  }

  private RuleReader.Reading reading() {
    return files.haveArrived() ? reader.readAgain() : new RuleReader.Reading.Away();
  }

  private void switchTo(Map<String, String> next, Map<String, String> present) {
    files.write(next);
    RuleReader.Reading reading = reading();
    if (reading instanceof RuleReader.Reading.Accepted) {
      read = true;
      return;
    }
    files.write(present);
    read = false;
    if (reading instanceof RuleReader.Reading.Refused) {
      oneByOne(next, present);
    }
  }

  /** Finds out which file it was. What is no longer wanted goes in any case. */
  private void oneByOne(Map<String, String> next, Map<String, String> present) {
    Map<String, String> accepted = new HashMap<>(present);
    accepted.keySet().retainAll(next.keySet());
    for (Map.Entry<String, String> file : next.entrySet()) {
      if (file.getValue().equals(present.get(file.getKey()))) {
        continue;
      }
      Map<String, String> trial = new HashMap<>(accepted);
      trial.put(file.getKey(), file.getValue());
      files.write(trial);
      RuleReader.Reading reading = reading();
      if (reading instanceof RuleReader.Reading.Accepted) {
        accepted = trial;
      } else if (reading instanceof RuleReader.Reading.Refused refused) {
        refusals.put(file.getKey(), new Refusal(file.getValue(), refused.reason()));
        LOGGER.log(
            Level.WARNING,
            "The engine refuses the rule file " + file.getKey() + ": " + refused.reason());
      }
    }
    files.write(accepted);
    read = reading() instanceof RuleReader.Reading.Accepted;
  }
}
