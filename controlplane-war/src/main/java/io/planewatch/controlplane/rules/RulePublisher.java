package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.rules.Refusals.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Brings what the sources want into the engine. A file that the engine refuses is taken back and
 * not tried again until it changes; every other one goes on.
 */
public final class RulePublisher {
  private static final Logger LOGGER = System.getLogger(RulePublisher.class.getName());

  private static final long LOOK_AGAIN_MILLIS = 300;

  private final List<RuleSource> sources;
  private final RuleFiles files;
  private final RuleReader reader;
  private final BooleanSupplier mayWrite;
  private final Refusals refusals;
  private final Probation probation;
  private final Suspects suspects;
  private final Duration judgement;
  private final ReentrantLock publishing = new ReentrantLock();
  private boolean begun;
  private boolean read;

  /**
   * @param mayWrite whether this replica is the one that writes
   * @param judgement how long to wait for the verdict of the thread or replica that writes
   */
  RulePublisher(
      List<RuleSource> sources,
      RuleFiles files,
      RuleReader reader,
      Refusals refusals,
      Probation probation,
      BooleanSupplier mayWrite,
      Duration judgement) {
    this.sources = List.copyOf(sources);
    this.files = files;
    this.reader = reader;
    this.refusals = refusals;
    this.probation = probation;
    this.suspects = new Suspects(refusals, probation);
    this.mayWrite = mayWrite;
    this.judgement = judgement;
  }

  /** What the engines say of this text of a file. */
  public Verdict verdict(String file, String text) {
    Optional<Refusal> refusal = refusals.of(file).filter(known -> known.text().equals(text));
    if (refusal.isPresent()) {
      String reason = refusal.get().reason();
      if (refusal.get().isWaiting()) {
        return new Verdict.Pending(reason);
      }
      if (!refusal.get().isOnTrial()) {
        return new Verdict.Refused(reason);
      }
    }
    return probation.accepts(file, text) ? new Verdict.Accepted() : new Verdict.Pending();
  }

  /**
   * Publishes, and waits for the verdict on one file when it is another replica that writes.
   *
   * @param text what the sources want in it
   */
  public Verdict publish(String file, String text) {
    long latest = System.nanoTime() + judgement.toNanos();
    long deadline = publish() ? System.nanoTime() : latest;
    Verdict verdict = verdict(file, text);
    while (verdict instanceof Verdict.Pending && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return verdict;
      }
      verdict = verdict(file, text);
    }
    return verdict;
  }

  /**
   * Publishes, unless another thread still does so after the time for a verdict: engines that hang
   * would hold up each request that changes a rule. The next turn of the timer then publishes.
   *
   * @return whether this call has published
   */
  public boolean publish() {
    boolean locked = false;
    try {
      locked = publishing.tryLock(judgement.toNanos(), TimeUnit.NANOSECONDS);
      return locked && publishAlone();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      if (locked) {
        publishing.unlock();
      }
    }
  }

  private boolean publishAlone() {
    if (!mayWrite.getAsBoolean()) {
      return false;
    }
    Map<String, String> wanted = new TreeMap<>();
    sources.forEach(source -> wanted.putAll(source.files()));
    if (!begun) {
      // Another engine, or one with other features, may take what was refused before this start.
      refusals.clear();
      begun = true;
    }
    Map<String, String> present = files.read();
    Map<String, String> ended = new TreeMap<>(present);
    sources.forEach(source -> ended.keySet().removeAll(source.builtIn()));
    ended.keySet().retainAll(probation.ended(ended, suspects.isSearching()));
    if (!ended.isEmpty()) {
      suspects.takeOut(ended);
      read = false;
    }
    suspects.bringBack();
    Map<String, String> next = withoutRefused(wanted, present);
    if (!next.equals(present) || !read) {
      Map<String, String> former = new TreeMap<>(present);
      former.keySet().removeAll(ended.keySet());
      switchTo(next, former);
    }
    return true;
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
              } else if (!refusal.isOnTrial()) {
                next.remove(name);
                if (present.containsKey(name) && !present.get(name).equals(refusal.text())) {
                  next.put(name, present.get(name));
                }
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
      probation.begin(next);
      return;
    }
    // What is no longer wanted leaves in any case: the engine may be away because of it.
    Map<String, String> former = new TreeMap<>(present);
    former.keySet().retainAll(next.keySet());
    files.write(former);
    read = false;
    if (reading instanceof RuleReader.Reading.Refused) {
      oneByOne(next, former);
    }
  }

  /** Finds out which file it was. What is no longer wanted goes in any case. */
  private void oneByOne(Map<String, String> next, Map<String, String> present) {
    Map<String, String> accepted = new HashMap<>(present);
    for (Map.Entry<String, String> file : next.entrySet()) {
      if (file.getValue().equals(present.get(file.getKey()))) {
        continue;
      }
      // Asking prolongs the lease for this trial.
      if (!LeasedReader.isHeld(mayWrite)) {
        // Another replica writes from now on; no trial may be left to it.
        files.write(accepted);
        return;
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
    if (read) {
      probation.begin(accepted);
    }
  }
}
