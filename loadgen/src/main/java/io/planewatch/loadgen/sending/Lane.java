package io.planewatch.loadgen.sending;

import io.netty.channel.EventLoop;
import io.planewatch.loadgen.recording.Tally;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One event loop with its part of every target's traffic, and the counts of it. */
// What a scheduled task throws is the loop's to log; nothing waits for it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Lane {

  private static final long SWEEP_MILLIS = 10;

  private final EventLoop loop;
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private List<Traffic> traffic = List.of();
  private Tally current;
  private Tally spare;

  Lane(EventLoop loop, List<Integer> endpointCounts) {
    this.loop = loop;
    current = Tally.forInterval(endpointCounts);
    spare = Tally.forInterval(endpointCounts);
  }

  EventLoop loop() {
    return loop;
  }

  /** What is being counted into; to be asked anew each time, on the loop. */
  Tally tally() {
    return current;
  }

  void start(List<Traffic> parts) {
    loop.execute(
        () -> {
          TimerSlack.removeFromThisThread();
          traffic = List.copyOf(parts);
          traffic.forEach(Traffic::start);
          sweep();
        });
  }

  /** Done when every request of this lane has ended. */
  CompletableFuture<Void> finished() {
    return finished;
  }

  void stop() {
    loop.execute(() -> traffic.forEach(Traffic::stop));
  }

  void abandon() {
    loop.execute(
        () -> {
          traffic.forEach(Traffic::stop);
          traffic.forEach(part -> part.pool().abandon());
          finished.complete(null);
        });
  }

  /** Adds what was counted since the last call to the totals; one caller at a time. */
  void collectInto(Tally... totals) {
    Tally full = CompletableFuture.supplyAsync(this::swap, loop).join();
    for (Tally total : totals) {
      total.add(full);
    }
    full.clear();
    spare = full;
  }

  private Tally swap() {
    Tally full = current;
    current = spare;
    return full;
  }

  private void sweep() {
    long now = System.nanoTime();
    boolean over = true;
    for (Traffic part : traffic) {
      part.pool().sweep(now);
      over &= part.finished();
    }
    if (over) {
      traffic.forEach(part -> part.pool().abandon());
      finished.complete(null);
    } else {
      loop.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
