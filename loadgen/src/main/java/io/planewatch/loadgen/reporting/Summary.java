package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.ErrandResult;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.recording.Times;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The last word about a run, for a terminal. */
public final class Summary {

  private static final String ROW = "  %-22s %10s %8s %9s %9s %9s %9s %9s%n";

  private final RunRecord record;
  private final List<Judgement> judgements;

  public Summary(RunRecord record, List<Judgement> judgements) {
    this.record = record;
    this.judgements = List.copyOf(judgements);
  }

  public void printTo(PrintWriter out) {
    for (int i = 0; i < record.scenario().targets().size(); i++) {
      target(i, out);
    }
    if (!record.errands().isEmpty()) {
      out.printf("%ntimetable%n");
      record.errands().forEach(errand -> out.printf("  %s%n", text(errand)));
    }
    if (!judgements.isEmpty()) {
      out.printf("%nthresholds%n");
      for (Judgement judgement : judgements) {
        out.printf(
            "  %-6s %-24s %s %s%n",
            judgement.met() ? "met" : "MISSED",
            judgement.threshold().text(),
            judgement.target(),
            judgement.valueText());
      }
    }
    if (record.stoppedEarly()) {
      out.printf("%nstopped before its time%n");
    }
    if (!record.complete()) {
      out.printf("%nnot every request that was due has been counted: do not trust this run%n");
    }
  }

  private void target(int index, PrintWriter out) {
    TargetTally tally = record.counts(index);
    Counts all = tally.all();
    out.printf("%n%s  %s%n", record.target(index).name(), record.target(index).server());
    out.printf("  %s%n", rates(index));
    out.printf("  %s%n", outcomes(all));
    if (!all.statuses().isEmpty()) {
      out.printf("  status %s%n", Figures.statuses(all.statuses()));
    }
    if (tally.sentCount() == 0) {
      return;
    }
    Times delay = Times.of(tally.sendDelay());
    out.printf(
        "  sent after plan p50 %s, p99 %s, max %s; late starts %s%n",
        Figures.time(delay.p50()),
        Figures.time(delay.p99()),
        Figures.time(delay.max()),
        Figures.count(all.late()));
    out.printf(ROW, "response time", "requests", "errors", "p50", "p90", "p95", "p99", "max");
    for (int i = 0; i < tally.endpoints().size(); i++) {
      String name = record.target(index).mix().endpoints().get(i).name();
      row(name, tally.endpoints().get(i), out);
    }
    row("all", all, out);
    Times service = Times.of(all.service());
    out.printf(
        ROW,
        "service time",
        "",
        "",
        Figures.time(service.p50()),
        Figures.time(service.p90()),
        Figures.time(service.p95()),
        Figures.time(service.p99()),
        Figures.time(service.max()));
  }

  private String rates(int index) {
    TargetTally tally = record.counts(index);
    String asked =
        record.scenario().limits().closedLoop()
            ? "closed loop"
            : "asked " + Figures.rate(record.askedRate(index));
    String warmUp =
        tally.warmUpCount() > 0
            ? ", after " + Figures.count(tally.warmUpCount()) + " of the warm-up"
            : "";
    return "%s, sent %s in %s (%s of %s due)%s"
        .formatted(
            asked,
            Figures.rate(record.achievedRate(index)),
            Figures.time(record.sendingSeconds(index) * 1e9),
            Figures.count(tally.sentCount()),
            Figures.count(tally.plannedCount()),
            warmUp);
  }

  private static void row(String name, Counts counts, PrintWriter out) {
    Times response = Times.of(counts.response());
    boolean timed = response.count() > 0;
    out.printf(
        Locale.ROOT,
        ROW,
        name.length() > 22 ? name.substring(0, 21) + "…" : name,
        Figures.count(counts.requests()),
        Figures.share(counts.failures(), counts.requests()),
        timed ? Figures.time(response.p50()) : "–",
        timed ? Figures.time(response.p90()) : "–",
        timed ? Figures.time(response.p95()) : "–",
        timed ? Figures.time(response.p99()) : "–",
        timed ? Figures.time(response.max()) : "–");
  }

  private static String outcomes(Counts all) {
    StringBuilder text = new StringBuilder("answered " + Figures.count(all.of(Outcome.ANSWERED)));
    if (all.httpErrors() > 0) {
      text.append(" (HTTP errors ").append(Figures.count(all.httpErrors())).append(')');
    }
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.ANSWERED && all.of(outcome) > 0) {
        text.append(", ").append(outcome.label()).append(' ');
        text.append(Figures.count(all.of(outcome)));
      }
    }
    return text.toString();
  }

  private static String text(ErrandResult result) {
    return "%s  %s %s → %s"
        .formatted(
            Figures.time(result.errand().at().toNanos()),
            result.errand().method(),
            result.errand().uri(),
            result.result());
  }
}
