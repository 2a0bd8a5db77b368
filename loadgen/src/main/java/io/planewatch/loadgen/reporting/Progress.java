package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.recording.Times;
import io.planewatch.loadgen.scenario.Scenario;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How a run goes, while it goes: on a terminal a block that is drawn anew each second, elsewhere a
 * plain line a target now and then, which logs can bear.
 */
public final class Progress implements Listener {

  private static final double SHORT_RUN_SECONDS = 30;
  private static final double PLAIN_SECONDS = 10;
  private static final double LEAST_INTERVAL_SECONDS = 0.2;
  private static final int BAR_CELLS = 24;

  private final Scenario scenario;
  private final PrintWriter out;
  private final boolean terminal;
  private double nextPlainSeconds;
  private int drawnLines;

  public Progress(Scenario scenario, PrintWriter out, boolean terminal) {
    this.scenario = scenario;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void interval(double fromSeconds, double toSeconds, Tally interval, Tally totals) {
    if (toSeconds - fromSeconds < LEAST_INTERVAL_SECONDS) {
      return;
    }
    if (terminal) {
      draw(fromSeconds, toSeconds, interval, totals);
    } else if (toSeconds >= nextPlainSeconds) {
      for (int i = 0; i < scenario.targets().size(); i++) {
        out.printf(
            "%7.1f s  %s%n", toSeconds, line(i, interval.target(i), toSeconds - fromSeconds));
      }
      boolean brief = scenario.durationSeconds() <= SHORT_RUN_SECONDS;
      nextPlainSeconds = brief ? 0 : toSeconds + PLAIN_SECONDS - LEAST_INTERVAL_SECONDS;
    }
    out.flush();
  }

  private void draw(double fromSeconds, double toSeconds, Tally interval, Tally totals) {
    if (drawnLines > 0) {
      out.print("\033[" + drawnLines + "A");
    }
    out.print(bar(toSeconds) + "\033[K\n");
    for (int i = 0; i < scenario.targets().size(); i++) {
      out.print(line(i, interval.target(i), toSeconds - fromSeconds));
      out.print("  of " + Figures.count(totals.target(i).plannedCount()) + " due\033[K\n");
    }
    drawnLines = scenario.targets().size() + 1;
  }

  private String bar(double seconds) {
    double whole = scenario.durationSeconds();
    if (seconds < 0) {
      return "warming up";
    }
    if (Double.isInfinite(whole)) {
      return Figures.time(seconds * 1e9) + " until stopped";
    }
    int full = (int) Math.min(BAR_CELLS, Math.round(BAR_CELLS * seconds / whole));
    return "█".repeat(full)
        + "░".repeat(BAR_CELLS - full)
        + String.format(Locale.ROOT, " %.0f of %.0f s", Math.min(seconds, whole), whole);
  }

  private String line(int index, TargetTally counts, double seconds) {
    Counts all = counts.all();
    Times response = Times.of(all.response());
    return String.format(
        Locale.ROOT,
        "%-8s %9s  p50 %8s  p95 %8s  p99 %8s  errors %7s  late %s",
        scenario.targets().get(index).name(),
        Figures.rate(counts.sentCount() / seconds),
        Figures.time(response.p50()),
        Figures.time(response.p95()),
        Figures.time(response.p99()),
        Figures.share(all.failures(), all.requests()),
        Figures.count(all.late()));
  }
}
