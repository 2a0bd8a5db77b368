package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notices that an engine is replaced by another version without ever being away, as in a rolling
 * upgrade behind a Service.
 */
public final class BuildWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern BUILD =
      Pattern.compile("\"(version|revision)\"\\s*:\\s*\"([^\"]*)\"");

  /** So many looks in a row must see one build before the upgrade counts as over. */
  private static final int LOOKS = 6;

  private final Engine engine;
  private final Runnable changed;
  private final Runnable settled;
  private final Deque<String> seen = new ArrayDeque<>();

  /**
   * @param changed told when a look sees another build than the one before it
   * @param settled told when the last looks all saw the same build again
   */
  public BuildWatch(Engine engine, Runnable changed, Runnable settled) {
    this.engine = requireNonNull(engine, "engine is null");
    this.changed = changed;
    this.settled = settled;
  }

  /** One look. An engine that is away says nothing; its return is noticed elsewhere. */
  public synchronized void look() {
    try (EngineAnswer answer =
        engine.read("status/buildinfo", Parameters.none().waitingAtMost(PATIENCE))) {
      if (answer.isSuccess()) {
        saw(build(new String(answer.readAll(), StandardCharsets.UTF_8)));
      }
    } catch (EngineUnavailable | UncheckedIOException away) {
      // Nothing is learned from it.
    }
  }

  private void saw(String build) {
    boolean differs = !seen.isEmpty() && !seen.getLast().equals(build);
    boolean wereAlike = areAlike();
    seen.addLast(build);
    if (seen.size() > LOOKS) {
      seen.removeFirst();
    }
    if (differs) {
      changed.run();
    } else if (!wereAlike && areAlike()) {
      settled.run();
    }
  }

  private boolean areAlike() {
    return seen.stream().distinct().count() < 2;
  }

  private static String build(String answer) {
    StringBuilder build = new StringBuilder();
    Matcher matcher = BUILD.matcher(answer);
    while (matcher.find()) {
      build.append(matcher.group()).append(' ');
    }
    return build.toString();
  }
}
