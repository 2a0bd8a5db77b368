package io.planewatch.loadgen.sending;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Linux delays a thread's timers by up to 50 µs to save wake-ups; a sender wants them on time. */
final class TimerSlack {

  private TimerSlack() {}

  /** Lowers the calling thread's slack to the least there is, where the system has such a thing. */
  static void removeFromThisThread() {
    try {
      Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
      Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
    } catch (IOException | UnsupportedOperationException | SecurityException ignored) {
      // Not Linux, or not allowed: the schedule error that is reported shows the difference.
    }
  }
}
