package io.planewatch.controlplane.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Texts of rule files that the engine did not take, and why. */
public interface Refusals {
  /**
   * @param reason in the engine's words, or ours
   * @param lasting holds beyond a start of the control plane, because trying the text again may end
   *     the engine
   * @param turn when the text is tried again: 0 now, higher numbers one after the other; empty when
   *     it is not
   */
  record Refusal(String text, String reason, boolean lasting, Optional<Long> turn) {
    private static final long NOW = 0;

    public Refusal(String text, String reason) {
      this(text, reason, false, Optional.empty());
    }

    /** Of a text that the engine may have ended of. */
    static Refusal lasting(String text, String reason) {
      return new Refusal(text, reason, true, Optional.empty());
    }

    Refusal until(long laterTurn) {
      return new Refusal(text, reason, lasting, Optional.of(laterTurn));
    }

    Refusal tried() {
      return until(NOW);
    }

    boolean isOnTrial() {
      return turn.filter(number -> number == NOW).isPresent();
    }

    boolean isWaiting() {
      return turn.filter(number -> number != NOW).isPresent();
    }
  }

  Optional<Refusal> of(String file);

  void put(String file, Refusal refusal);

  void remove(String file);

  /** Each by its file, as they are now. */
  Map<String, Refusal> all();

  /** Forgets those that do not last. */
  void clear();

  /** Kept by one process for itself. */
  static Refusals inMemory() {
    Map<String, Refusal> held = new ConcurrentHashMap<>();
    return new Refusals() {
      @Override
      public Optional<Refusal> of(String file) {
        return Optional.ofNullable(held.get(file));
      }

      @Override
      public void put(String file, Refusal refusal) {
        held.put(file, refusal);
      }

      @Override
      public void remove(String file) {
        held.remove(file);
      }

      @Override
      public Map<String, Refusal> all() {
        return Map.copyOf(held);
      }

      @Override
      public void clear() {
        held.values().removeIf(refusal -> !refusal.lasting());
      }
    };
  }
}
