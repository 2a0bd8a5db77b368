package io.planewatch.controlplane.rules;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which text of each rule file the engines have read, known to every replica. */
public interface Acceptances {
  /**
   * @param digest of the text
   * @param at when the engines read the text
   * @param engineStarted when the engine that read it was started; empty when it did not say so
   */
  record Acceptance(String digest, Instant at, Optional<Instant> engineStarted) {}

  /** By file. */
  Map<String, Acceptance> all();

  Optional<Acceptance> of(String file);

  void put(String file, Acceptance acceptance);

  void remove(String file);

  /** Kept by one process for itself. */
  static Acceptances inMemory() {
    Map<String, Acceptance> held = new ConcurrentHashMap<>();
    return new Acceptances() {
      @Override
      public Map<String, Acceptance> all() {
        return Map.copyOf(held);
      }

      @Override
      public Optional<Acceptance> of(String file) {
        return Optional.ofNullable(held.get(file));
      }

      @Override
      public void put(String file, Acceptance acceptance) {
        held.put(file, acceptance);
      }

      @Override
      public void remove(String file) {
        held.remove(file);
      }
    };
  }
}
