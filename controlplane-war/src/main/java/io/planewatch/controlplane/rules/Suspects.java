package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.rules.Refusals.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the rule file that ends the engine. All suspected files are held back. One half of them is
 * tried after the other; the half that ends the engine is divided again, until one file is left and
 * is refused.
 */
final class Suspects {
  private static final Logger LOGGER = System.getLogger(Suspects.class.getName());

  private static final String ENDED =
      "Prometheus ended or stopped answering soon after it had read this rule. Change the rule to"
          + " try it again.";
  private static final String ONE_OF_SEVERAL =
      "Prometheus ended or stopped answering while it evaluated this rule and others. The rule is"
          + " held back until the control plane has tried it again.";

  private final Refusals refusals;
  private final Probation probation;

  Suspects(Refusals refusals, Probation probation) {
    this.refusals = refusals;
    this.probation = probation;
  }

  /** Whether files are tried or wait for it. */
  boolean isSearching() {
    return refusals.all().values().stream().anyMatch(refusal -> refusal.turn().isPresent());
  }

  /**
   * The engine must not read these at its next start.
   *
   * @param ended texts by file
   */
  void takeOut(Map<String, String> ended) {
    if (ended.size() == 1) {
      ended.forEach((file, text) -> refusals.put(file, Refusal.lasting(text, ENDED)));
      LOGGER.log(Level.WARNING, "The rule files " + ended.keySet() + " were taken out: " + ENDED);
      return;
    }
    long turn = 1;
    for (Refusal waiting : refusals.all().values()) {
      turn = Math.max(turn, waiting.turn().orElse(0L) + 1);
    }
    int taken = 0;
    for (Map.Entry<String, String> file : ended.entrySet()) {
      long half = taken++ < (ended.size() + 1) / 2 ? turn : turn + 1;
      refusals.put(file.getKey(), Refusal.lasting(file.getValue(), ONE_OF_SEVERAL).until(half));
    }
    LOGGER.log(
        Level.WARNING, "The rule files " + ended.keySet() + " were taken out: " + ONE_OF_SEVERAL);
  }

  /** Releases the rule files that did not end the engine, and tries the next half. */
  void bringBack() {
    Map<String, Refusal> all = refusals.all();
    Map<String, String> lasting = texts(all, refusal -> !refusal.isOnTrial());
    probation.acquitted(lasting).forEach(refusals::remove);
    probation.survivors(texts(all, Refusal::isOnTrial)).forEach(refusals::remove);
    tryNext();
  }

  private void tryNext() {
    Map<String, Refusal> all = new TreeMap<>(refusals.all());
    all.values().removeIf(refusal -> refusal.turn().isEmpty());
    if (all.isEmpty()
        || all.values().stream().anyMatch(Refusal::isOnTrial)
        || !probation.isEngineThere()) {
      return;
    }
    long next = all.values().stream().mapToLong(refusal -> refusal.turn().get()).min().getAsLong();
    Set<String> tried = new TreeSet<>();
    all.forEach(
        (file, refusal) -> {
          if (refusal.turn().get() == next) {
            probation.forget(file);
            refusals.put(file, refusal.tried());
            tried.add(file);
          }
        });
    LOGGER.log(Level.INFO, "The rule files " + tried + " are tried again.");
  }

  private static Map<String, String> texts(
      Map<String, Refusal> refusals, Predicate<Refusal> which) {
    return refusals.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
  }
}
