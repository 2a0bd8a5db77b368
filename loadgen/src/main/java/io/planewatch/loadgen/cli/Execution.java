package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.Timeline;
import io.planewatch.loadgen.reporting.HdrLog;
import io.planewatch.loadgen.reporting.Listener;
import io.planewatch.loadgen.reporting.Otlp;
import io.planewatch.loadgen.reporting.Progress;
import io.planewatch.loadgen.reporting.RunRecord;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.Threshold;
import io.planewatch.loadgen.sending.Errands;
import io.planewatch.loadgen.sending.LoadRun;
import io.planewatch.loadgen.sending.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Carries a scenario out, from the first request to the last word about it. */
final class Execution {

  private static final long TICK_NS = 1_000_000_000L;

  // Rates change, and servers are made to stall, at whole seconds: counting up shall not fall on
  // them.
  private static final double PHASE = 0.5;

  private static final int TICKS_A_NAME_LASTS = 10;

  private final PrintWriter out;
  private final PrintWriter err;
  private final ClientOptions client;
  private final OutputOptions output;

  Execution(CommandSpec spec, ClientOptions client, OutputOptions output) {
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
    this.client = client;
    this.output = output;
  }

  int run(Scenario asked) throws IOException, InterruptedException {
    List<Threshold> thresholds = new ArrayList<>(asked.thresholds());
    thresholds.addAll(output.thresholds());
    Scenario scenario = client.applyTo(asked).judgedBy(thresholds);
    output.checkAddresses();
    Rehearsal.playBefore(scenario);
    try (LoadRun run = LoadRun.start(scenario);
        Interruption interruption = Interruption.of(run);
        Errands errands = Errands.schedule(scenario.timetable(), run.measuredFromNs())) {
      // What lives for the whole run moves out of the way now; later collections find next to
      // nothing.
      System.gc();
      Instant startedAt = Instant.now().plusNanos(run.measuredFromNs() - System.nanoTime());
      List<Timeline> timelines = scenario.targets().stream().map(target -> new Timeline()).toList();
      Optional<Otlp> otlp = output.otlp().map(url -> new Otlp(scenario, url, startedAt));
      Tally totals = follow(run, listeners(scenario, timelines, otlp));
      Duration elapsed = Duration.ofNanos(Math.max(0, System.nanoTime() - run.measuredFromNs()));
      otlp.ifPresent(exporter -> finish(exporter, totals));
      int exitCode =
          new Reports(output, out, err)
              .write(
                  new RunRecord(
                      scenario,
                      startedAt,
                      elapsed,
                      interruption.happened(),
                      totals,
                      timelines,
                      errands.results()));
      interruption.completed(exitCode);
      return exitCode;
    }
  }

  private static Tally follow(LoadRun run, List<Listener> listeners) throws InterruptedException {
    Tally totals = run.newTotals();
    Tally interval = run.newTotals();
    long originNs = run.measuredFromNs();
    double from = Math.min(0, (System.nanoTime() - originNs) / 1e9);
    boolean over = false;
    for (int tick = 1; !over; tick++) {
      long nextNs = originNs + Math.round((Math.floor(from - PHASE) + 1 + PHASE) * TICK_NS);
      over = run.await(Duration.ofNanos(nextNs - System.nanoTime()));
      run.collectInto(interval, totals);
      double to = (System.nanoTime() - originNs) / 1e9;
      for (Listener listener : listeners) {
        listener.interval(from, to, interval, totals);
      }
      interval.clear();
      from = to;
      if (tick % TICKS_A_NAME_LASTS == 0) {
        run.refreshAddresses();
      }
    }
    return totals;
  }

  private List<Listener> listeners(Scenario scenario, List<Timeline> timelines, Optional<Otlp> otlp)
      throws IOException {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(
        (from, to, interval, totals) -> {
          for (int i = 0; i < timelines.size(); i++) {
            timelines.get(i).add(from, to, interval.target(i));
          }
        });
    if (!output.quiet()) {
      boolean terminal = Ansi.AUTO.enabled();
      listeners.add(new Progress(scenario, terminal ? out : err, terminal));
    }
    if (output.hdr().isPresent()) {
      listeners.add(new HdrLog(scenario, output.hdr().get()));
    }
    otlp.ifPresent(listeners::add);
    return listeners;
  }

  private void finish(Otlp exporter, Tally totals) {
    exporter.last(totals);
    if (exporter.failures() > 0) {
      err.println("the collector did not take " + exporter.failures() + " exports");
    }
  }
}
