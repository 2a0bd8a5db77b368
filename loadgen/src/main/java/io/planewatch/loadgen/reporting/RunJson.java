package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.ErrandResult;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.recording.Timeline;
import io.planewatch.loadgen.recording.Times;
import io.planewatch.loadgen.scenario.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;

/** A run's record as JSON, for other programs. Times are seconds, shares are of 1. */
public final class RunJson {

  private final RunRecord record;

  public RunJson(RunRecord record) {
    this.record = record;
  }

  public String text() {
    return Json.of(whole(true));
  }

  /** Without the course over time: for an annotation. */
  public String shortText() {
    return Json.of(whole(false));
  }

  private Map<String, Object> whole(boolean withTimeline) {
    List<Object> targets = new ArrayList<>();
    for (int i = 0; i < record.scenario().targets().size(); i++) {
      targets.add(target(i, withTimeline));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenario", record.scenario().name());
    json.put("startedAt", record.startedAt().toString());
    json.put("elapsedSeconds", record.elapsed().toNanos() / 1e9);
    json.put("stoppedEarly", record.stoppedEarly());
    json.put("complete", record.complete());
    json.put("thresholds", Judgement.of(record).stream().map(RunJson::judgement).toList());
    json.put("errands", record.errands().stream().map(RunJson::errand).toList());
    json.put("targets", targets);
    return json;
  }

  private static Map<String, Object> judgement(Judgement judgement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("threshold", judgement.threshold().text());
    json.put("target", judgement.target());
    json.put("value", judgement.valueText());
    json.put("met", judgement.met());
    return json;
  }

  private static Map<String, Object> errand(ErrandResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("atSeconds", result.errand().at().toNanos() / 1e9);
    json.put("request", result.errand().method() + " " + result.errand().uri());
    json.put("result", result.result());
    return json;
  }

  private Map<String, Object> target(int index, boolean withTimeline) {
    Target target = record.target(index);
    TargetTally counts = record.counts(index);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", target.name());
    json.put("url", target.server().toString());
    json.put("askedPerSecond", record.askedRate(index));
    json.put("sentPerSecond", record.achievedRate(index));
    json.put("planned", counts.plannedCount());
    json.put("sent", counts.sentCount());
    json.put("warmUp", counts.warmUpCount());
    json.put("sentAfterPlanSeconds", times(counts.sendDelay()));
    json.putAll(counts(counts.all()));
    Map<String, Object> endpoints = new LinkedHashMap<>();
    for (int i = 0; i < counts.endpoints().size(); i++) {
      endpoints.put(target.mix().endpoints().get(i).name(), counts(counts.endpoints().get(i)));
    }
    json.put("endpoints", endpoints);
    if (withTimeline) {
      json.put(
          "timeline", record.timelines().get(index).points().stream().map(RunJson::point).toList());
    }
    return json;
  }

  private static Map<String, Object> counts(Counts counts) {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.name().toLowerCase(Locale.ROOT), counts.of(outcome));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("requests", counts.requests());
    json.put("outcomes", outcomes);
    json.put("httpErrors", counts.httpErrors());
    json.put("statuses", counts.statuses());
    json.put("late", counts.late());
    json.put("bodyBytes", counts.bytes());
    json.put("responseSeconds", times(counts.response()));
    json.put("serviceSeconds", times(counts.service()));
    return json;
  }

  private static Map<String, Object> times(AbstractHistogram histogram) {
    Times times = Times.of(histogram);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", times.count());
    json.put("mean", times.mean() / 1e9);
    json.put("p50", times.p50() / 1e9);
    json.put("p90", times.p90() / 1e9);
    json.put("p95", times.p95() / 1e9);
    json.put("p99", times.p99() / 1e9);
    json.put("p99.9", times.p999() / 1e9);
    json.put("max", times.max() / 1e9);
    return json;
  }

  private static Map<String, Object> point(Timeline.Point point) {
    Times times = Times.of(point.response());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("fromSeconds", point.fromSeconds());
    json.put("toSeconds", point.toSeconds());
    json.put("sentPerSecond", point.sentPerSecond());
    json.put("failureShare", point.failureShare());
    json.put("p50", times.p50() / 1e9);
    json.put("p95", times.p95() / 1e9);
    json.put("p99", times.p99() / 1e9);
    json.put("max", times.max() / 1e9);
    return json;
  }
}
