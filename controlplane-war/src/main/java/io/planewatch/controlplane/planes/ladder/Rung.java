package io.planewatch.controlplane.planes.ladder;

/** The steps of a plane's data on its way to a chart, in their order. */
public enum Rung {
  /** It has registered and reports. */
  REGISTERED(
      1,
      "Start the application with its join token; if it runs, look in its log for why it can't reach the control plane."),
  /** Prometheus has it among its targets. */
  DISCOVERED(
      2,
      "Look whether Prometheus runs and may read /api/planewatch/sd/collectors: its log names a refused discovery token."),
  /** The last scrape was answered and taken. */
  SCRAPED(
      3,
      "Look whether the collector runs and answers at the announced address, and whether it exposes more samples than the scrape's limit."),
  /** The last scrape brought samples. */
  STORED(
      4,
      "The answer was empty: look whether the application exports to this collector, and whether its telemetry is switched on."),
  /** Blocks are uploaded; asked only where Thanos is. */
  IN_OBJECT_STORAGE(
      5,
      "No block was uploaded of late: look in the Thanos sidecar's log, and whether the object storage has room and takes its credentials."),
  /** Requests were served in the last minutes. */
  TRAFFIC_SEEN(
      6,
      "No request was measured in the last 5 minutes: none came, or the telemetry library is not in the application.");

  private final int place;
  private final String advice;

  Rung(int place, String advice) {
    this.place = place;
    this.advice = advice;
  }

  /** From 1; alerts know it by this number, which therefore stays as it is. */
  int place() {
    return place;
  }

  /** What to do where this is the first rung that is not reached. */
  public String advice() {
    return advice;
  }
}
