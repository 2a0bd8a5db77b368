package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Threshold;
import java.util.ArrayList;
import java.util.List;

/** The comparison of a threshold with the results of one target. */
public record Judgement(Threshold threshold, String target, double value, boolean met) {

  /** Every threshold, for every target that it concerns. */
  public static List<Judgement> of(RunRecord record) {
    List<Judgement> judgements = new ArrayList<>();
    for (Threshold threshold : record.scenario().thresholds()) {
      for (int i = 0; i < record.scenario().targets().size(); i++) {
        if (threshold.concerns(record.target(i)) && !counts(record, i, threshold).isEmpty()) {
          double value = value(record, i, threshold);
          judgements.add(
              new Judgement(threshold, record.target(i).name(), value, threshold.holds(value)));
        }
      }
    }
    return judgements;
  }

  public String valueText() {
    return switch (threshold.measure()) {
      case QUANTILE, MAX, MEAN -> Figures.time(value);
      case ERRORS, UNEXPECTED, TIMEOUTS, LATE -> Figures.percent(value);
      case RATE -> Figures.rate(value);
    };
  }

  private static double value(RunRecord record, int index, Threshold threshold) {
    Counts all = Counts.forRun();
    counts(record, index, threshold).forEach(all::add);
    return switch (threshold.measure()) {
      case QUANTILE -> (double) all.response().getValueAtPercentile(threshold.percentile());
      case MAX -> (double) all.response().getMaxValue();
      case MEAN -> all.response().getMean();
      case ERRORS -> share(all.failures(), all.requests());
      case UNEXPECTED -> unexpected(record, index, threshold);
      case TIMEOUTS -> share(all.of(Outcome.TIMED_OUT), all.requests());
      case LATE -> share(all.late(), all.requests());
      case RATE -> record.achievedRate(index);
    };
  }

  private static List<Counts> counts(RunRecord record, int index, Threshold threshold) {
    List<Endpoint> endpoints = record.target(index).mix().endpoints();
    List<Counts> chosen = new ArrayList<>();
    for (int i = 0; i < endpoints.size(); i++) {
      String name = endpoints.get(i).name();
      if (threshold.endpoint().isEmpty() || threshold.endpoint().get().equals(name)) {
        chosen.add(record.counts(index).endpoints().get(i));
      }
    }
    return chosen;
  }

  private static double unexpected(RunRecord record, int index, Threshold threshold) {
    List<Endpoint> endpoints = record.target(index).mix().endpoints();
    long failures = 0;
    long requests = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint endpoint = endpoints.get(i);
      boolean chosen = threshold.endpoint().map(endpoint.name()::equals).orElse(true);
      if (chosen && !endpoint.injected()) {
        failures += record.counts(index).endpoints().get(i).failures();
        requests += record.counts(index).endpoints().get(i).requests();
      }
    }
    return share(failures, requests);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
