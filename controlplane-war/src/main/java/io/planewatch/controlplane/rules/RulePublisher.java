package io.planewatch.controlplane.rules;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Brings what the sources want into the engine. A file that the engine refuses is taken back and
 * not tried again until it changes; every other one goes on.
 */
public final class RulePublisher {
  private static final Logger LOGGER = System.getLogger(RulePublisher.class.getName());

  /** A text that was refused, and why. */
  private record Refusal(String text, String reason) {}

  private final List<RuleSource> sources;
  private final RuleFolder folder;
  private final RuleReader reader;
  private final BooleanSupplier mayWrite;
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private boolean read;

  /**
   * @param mayWrite whether this replica is the one that writes
   */
  RulePublisher(
      List<RuleSource> sources, RuleFolder folder, RuleReader reader, BooleanSupplier mayWrite) {
    this.sources = List.copyOf(sources);
    this.folder = folder;
    this.reader = reader;
    this.mayWrite = mayWrite;
  }

  /** Why the engine does not take this file as it is wanted now; empty when it does. */
  public Optional<String> refusal(String file) {
    return Optional.ofNullable(refusals.get(file)).map(Refusal::reason);
  }

  public synchronized void publish() {
    if (!mayWrite.getAsBoolean()) {
      return;
    }
    Map<String, String> wanted = new TreeMap<>();
    sources.forEach(source -> wanted.putAll(source.files()));
    refusals.keySet().retainAll(wanted.keySet());
    Map<String, String> present = folder.read();
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
    wanted.forEach(
        (name, text) -> {
          Refusal refusal = refusals.get(name);
          if (refusal == null) {
            return;
          }
          if (!refusal.text().equals(text)) {
            refusals.remove(name);
          } else if (present.containsKey(name)) {
            next.put(name, present.get(name));
          } else {
            next.remove(name);
          }
        });
    return next;
  }

  private void switchTo(Map<String, String> next, Map<String, String> present) {
    folder.write(next);
    RuleReader.Reading reading = reader.readAgain();
    if (reading instanceof RuleReader.Reading.Accepted) {
      read = true;
      return;
    }
    folder.write(present);
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
      folder.write(trial);
      RuleReader.Reading reading = reader.readAgain();
      if (reading instanceof RuleReader.Reading.Accepted) {
        accepted = trial;
      } else if (reading instanceof RuleReader.Reading.Refused refused) {
        refusals.put(file.getKey(), new Refusal(file.getValue(), refused.reason()));
        LOGGER.log(
            Level.WARNING,
            "The engine refuses the rule file " + file.getKey() + ": " + refused.reason());
      }
    }
    folder.write(accepted);
    read = reader.readAgain() instanceof RuleReader.Reading.Accepted;
  }
}
