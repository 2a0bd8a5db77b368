package io.planewatch.loadgen.recording;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.AbstractHistogram;

/** The counts of one target, endpoint by endpoint in the order of its mix. Not thread-safe. */
public final class TargetTally {

  private final List<Counts> endpoints;
  private final AbstractHistogram sendDelay;
  private long planned;
  private long sent;
  private long lastSentNs;
  private long warmUp;

  private TargetTally(int endpointCount, Supplier<Counts> counts, AbstractHistogram sendDelay) {
    endpoints = Stream.generate(counts).limit(endpointCount).toList();
    this.sendDelay = sendDelay;
  }

  public static TargetTally forRun(int endpointCount) {
    return new TargetTally(endpointCount, Counts::forRun, Counts.runHistogram());
  }

  static TargetTally forInterval(int endpointCount) {
    return new TargetTally(endpointCount, Counts::forInterval, Counts.intervalHistogram());
  }

  /** A request's time has come, whether it can be sent at once or not. */
  public void planned() {
    planned++;
  }

  /**
   * A request of the run proper was sent.
   *
   * @param delayNs how long after its planned time
   * @param offsetNs how long after the start of the run
   */
  public void sent(long delayNs, long offsetNs) {
    sendDelay.recordValue(Math.max(0, delayNs));
    sent++;
    lastSentNs = Math.max(lastSentNs, offsetNs);
  }

  /** A request of the warm-up ended, in whatever way. */
  public void warmedUp() {
    warmUp++;
  }

  public void ended(
      int endpoint,
      Outcome outcome,
      int status,
      long responseNs,
      long serviceNs,
      boolean lateStart,
      long bytes) {
    endpoints.get(endpoint).record(outcome, status, responseNs, serviceNs, lateStart, bytes);
  }

  public void add(TargetTally other) {
    for (int i = 0; i < endpoints.size(); i++) {
      endpoints.get(i).add(other.endpoints.get(i));
    }
    if (other.sendDelay.getTotalCount() > 0) {
      sendDelay.add(other.sendDelay);
    }
    planned += other.planned;
    sent += other.sent;
    lastSentNs = Math.max(lastSentNs, other.lastSentNs);
    warmUp += other.warmUp;
  }

  void clear() {
    endpoints.forEach(Counts::clear);
    sendDelay.reset();
    planned = 0;
    sent = 0;
    lastSentNs = 0;
    warmUp = 0;
  }

  public List<Counts> endpoints() {
    return endpoints;
  }

  /** All endpoints in one. */
  public Counts all() {
    Counts sum = Counts.forRun();
    endpoints.forEach(sum::add);
    return sum;
  }

  /** Requests whose planned time has come. */
  public long plannedCount() {
    return planned;
  }

  public long sentCount() {
    return sent;
  }

  /** When the last request was sent, in nanoseconds from the start of the run. */
  public long lastSentNs() {
    return lastSentNs;
  }

  /** Requests of the warm-up that have ended. */
  public long warmUpCount() {
    return warmUp;
  }

  /** How long after its planned time each request was sent, in nanoseconds. */
  public AbstractHistogram sendDelay() {
    return sendDelay;
  }
}
