package io.planewatch.loadgen.recording;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/** The counts and times of one endpoint of one target. Not thread-safe. */
public final class Counts {

  private static final long FINEST_NS = 1_000;
  private static final long FIRST_GUESS_NS = 1_000_000_000L;
  private static final int DIGITS = 3;
  private static final int STATUSES = 600;

  private final AbstractHistogram service;
  private final AbstractHistogram response;
  private final Map<Outcome, Count> outcomes = new EnumMap<>(Outcome.class);
  private final long[] statuses = new long[STATUSES];
  private long late;
  private long bytes;

  private Counts(AbstractHistogram service, AbstractHistogram response) {
    this.service = service;
    this.response = response;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new Count());
    }
  }

  /** For what grows over a whole run. */
  public static Counts forRun() {
    return new Counts(runHistogram(), runHistogram());
  }

  /** For a short interval: half the memory a bucket. */
  static Counts forInterval() {
    return new Counts(intervalHistogram(), intervalHistogram());
  }

  static Histogram runHistogram() {
    Histogram histogram = new Histogram(FINEST_NS, FIRST_GUESS_NS, DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }

  static IntCountsHistogram intervalHistogram() {
    IntCountsHistogram histogram = new IntCountsHistogram(FINEST_NS, FIRST_GUESS_NS, DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }

  void record(
      Outcome outcome, int status, long responseNs, long serviceNs, boolean lateStart, long size) {
    outcomes.get(outcome).value++;
    if (outcome == Outcome.ANSWERED) {
      statuses[status > 0 && status < STATUSES ? status : 0]++;
    }
    if (outcome.timed()) {
      response.recordValue(Math.max(0, responseNs));
      service.recordValue(Math.max(0, serviceNs));
    }
    if (lateStart) {
      late++;
    }
    bytes += size;
  }

  public void add(Counts other) {
    if (other.response.getTotalCount() > 0) {
      service.add(other.service);
      response.add(other.response);
    }
    other.outcomes.forEach((outcome, count) -> outcomes.get(outcome).value += count.value);
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] += other.statuses[i];
    }
    late += other.late;
    bytes += other.bytes;
  }

  void clear() {
    if (response.getTotalCount() > 0) {
      service.reset();
      response.reset();
    }
    outcomes.values().forEach(count -> count.value = 0);
    Arrays.fill(statuses, 0);
    late = 0;
    bytes = 0;
  }

  public long requests() {
    return outcomes.values().stream().mapToLong(count -> count.value).sum();
  }

  public long of(Outcome outcome) {
    return outcomes.get(outcome).value;
  }

  /** Answers with a status of 400 or more. */
  public long httpErrors() {
    long sum = statuses[0];
    for (int status = 400; status < STATUSES; status++) {
      sum += statuses[status];
    }
    return sum;
  }

  /** Everything that was not answered with a status below 400. */
  public long failures() {
    return requests() - of(Outcome.ANSWERED) + httpErrors();
  }

  /** Answers by status, those that came; 0 stands for a number that is no status. */
  public SortedMap<Integer, Long> statuses() {
    SortedMap<Integer, Long> found = new TreeMap<>();
    for (int status = 0; status < STATUSES; status++) {
      if (statuses[status] > 0) {
        found.put(status, statuses[status]);
      }
    }
    return found;
  }

  /** Requests that were sent later than planned by more than the limit. */
  public long late() {
    return late;
  }

  /** Bytes of the answers' bodies. */
  public long bytes() {
    return bytes;
  }

  /** From the moment of sending to the whole answer, in nanoseconds. */
  public AbstractHistogram service() {
    return service;
  }

  /** From the planned moment to the whole answer, in nanoseconds: what a caller would have felt. */
  public AbstractHistogram response() {
    return response;
  }

  private static final class Count {
    private long value;
  }
}
