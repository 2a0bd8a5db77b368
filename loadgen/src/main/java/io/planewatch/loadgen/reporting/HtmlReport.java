package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.recording.Timeline;
import io.planewatch.loadgen.recording.Times;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** A run's record as one HTML file that needs nothing else: no script, no font, no network. */
public final class HtmlReport {

  private static final double[] QUANTILES = {0, 50, 75, 90, 95, 97.5, 99, 99.5, 99.9, 99.99, 100};

  private final RunRecord record;
  private final List<Judgement> judgements;

  public HtmlReport(RunRecord record, List<Judgement> judgements) {
    this.record = record;
    this.judgements = List.copyOf(judgements);
  }

  public String text() throws IOException {
    StringBuilder body = new StringBuilder();
    body.append("<h1>%s</h1>".formatted(Html.escape(record.scenario().name())));
    body.append(
        "<p>%s, %s%s</p>"
            .formatted(
                record.startedAt().truncatedTo(ChronoUnit.SECONDS),
                Figures.time(record.elapsed().toNanos()),
                record.stoppedEarly() ? ", stopped before its time" : ""));
    if (!record.complete()) {
      body.append("<p class=\"bad\">Not every request that was due has been counted.</p>");
    }
    body.append(thresholds());
    for (int i = 0; i < record.scenario().targets().size(); i++) {
      body.append(target(i));
    }
    String page = resource("report.html");
    return page.replace("{{title}}", Html.escape(record.scenario().name()))
        .replace("{{record}}", new RunJson(record).text())
        .replace("{{body}}", body);
  }

  private String thresholds() {
    if (judgements.isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    for (Judgement judgement : judgements) {
      rows.append(
          "<tr><td class=\"%s\">%s</td><td>%s</td><td>%s</td><td class=\"n\">%s</td></tr>"
              .formatted(
                  judgement.met() ? "ok" : "bad",
                  judgement.met() ? "✓ met" : "✗ missed",
                  Html.escape(judgement.threshold().text()),
                  Html.escape(judgement.target()),
                  judgement.valueText()));
    }
    return "<h2>Thresholds</h2><table><tbody>" + rows + "</tbody></table>";
  }

  private String target(int index) {
    TargetTally counts = record.counts(index);
    Times delay = Times.of(counts.sendDelay());
    List<Timeline.Point> points = record.timelines().get(index).points();
    return "<h2>%s <small>%s</small></h2>"
            .formatted(
                Html.escape(record.target(index).name()),
                Html.escape(record.target(index).server().toString()))
        + "<p>asked %s, sent %s; %s of %s due; sent after plan p99 %s, max %s; late starts %s</p>"
            .formatted(
                Figures.rate(record.askedRate(index)),
                Figures.rate(record.achievedRate(index)),
                Figures.count(counts.sentCount()),
                Figures.count(counts.plannedCount()),
                Figures.time(delay.p99()),
                Figures.time(delay.max()),
                Figures.count(counts.all().late()))
        + "<div class=\"charts\">"
        + new LineChart("Requests a second", Figures::rate)
            .line("sent", series(points, Timeline.Point::sentPerSecond))
            .plan("asked", asked(index, points))
            .svg()
        + new LineChart("Response time", Figures::seconds)
            .line("p50", series(points, point -> quantile(point, 50)))
            .line("p95", series(points, point -> quantile(point, 95)))
            .line("p99", series(points, point -> quantile(point, 99)))
            .svg()
        + new LineChart("Share of errors", Figures::percent)
            .line("errors", series(points, Timeline.Point::failureShare))
            .svg()
        + "</div>"
        + endpoints(index)
        + spectrum(counts.all());
  }

  private List<double[]> asked(int index, List<Timeline.Point> points) {
    List<double[]> line = new ArrayList<>();
    for (Timeline.Point point : points) {
      double at = (point.fromSeconds() + point.toSeconds()) / 2;
      line.add(new double[] {at, record.target(index).shape().rateAt(at)});
    }
    return line;
  }

  private static List<double[]> series(
      List<Timeline.Point> points, ToDoubleFunction<Timeline.Point> value) {
    return points.stream()
        .filter(point -> point.toSeconds() > 0)
        .map(
            point ->
                new double[] {
                  (point.fromSeconds() + point.toSeconds()) / 2, value.applyAsDouble(point)
                })
        .toList();
  }

  private static double quantile(Timeline.Point point, double percentile) {
    Histogram response = point.response();
    return response.getTotalCount() == 0
        ? Double.NaN
        : response.getValueAtPercentile(percentile) / 1e9;
  }

  private String endpoints(int index) {
    StringBuilder rows = new StringBuilder();
    TargetTally tally = record.counts(index);
    for (int i = 0; i < tally.endpoints().size(); i++) {
      rows.append(
          row(record.target(index).mix().endpoints().get(i).name(), tally.endpoints().get(i)));
    }
    rows.append(row("all", tally.all()));
    return "<table><thead><tr><th>endpoint<th>requests<th>errors<th>status<th>p50<th>p90<th>p95"
        + "<th>p99<th>p99.9<th>max</tr></thead><tbody>"
        + rows
        + "</tbody></table>";
  }

  private static String row(String name, Counts counts) {
    Times times = Times.of(counts.response());
    StringBuilder row = new StringBuilder("<tr><td>" + Html.escape(name) + "</td>");
    String[] cells = {
      Figures.count(counts.requests()),
      Figures.share(counts.failures(), counts.requests()),
      Figures.statuses(counts.statuses()),
      timeOf(counts, times.p50()),
      timeOf(counts, times.p90()),
      timeOf(counts, times.p95()),
      timeOf(counts, times.p99()),
      timeOf(counts, times.p999()),
      timeOf(counts, times.max())
    };
    for (String cell : cells) {
      row.append("<td class=\"n\">").append(cell).append("</td>");
    }
    return row.append("</tr>").toString();
  }

  private static String timeOf(Counts counts, long nanoseconds) {
    return counts.response().getTotalCount() == 0 ? "–" : Figures.time(nanoseconds);
  }

  private static String spectrum(Counts all) {
    StringBuilder rows = new StringBuilder();
    for (double quantile : QUANTILES) {
      rows.append(
          "<tr><td class=\"n\">%s %%</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
              .formatted(
                  quantile,
                  Figures.time(all.response().getValueAtPercentile(quantile)),
                  Figures.time(all.service().getValueAtPercentile(quantile))));
    }
    return "<details><summary>All quantiles</summary><table><thead><tr><th>of requests within"
        + "<th>response time<th>service time</tr></thead><tbody>"
        + rows
        + "</tbody></table></details>";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
