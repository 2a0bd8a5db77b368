package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.pacing.Schedule;
import io.planewatch.loadgen.scenario.Mix;
import java.util.SplittableRandom;

/**
 * One lane's share of a target's requests. Every lane walks the same seeded sequence and keeps each
 * {@code lanes}-th request, so what is sent, and when, does not depend on the number of lanes.
 */
final class Plan {

  private static final long MIX_STREAM = 0x6D6978L;

  private final Schedule schedule;
  private final Mix mix;
  private final SplittableRandom random;
  private final int lane;
  private final int lanes;
  private long k = -1;
  private long dueNs;
  private int endpoint;

  Plan(Schedule schedule, Mix mix, long seed, int lane, int lanes) {
    this.schedule = schedule;
    this.mix = mix;
    this.random = new SplittableRandom(seed ^ MIX_STREAM);
    this.lane = lane;
    this.lanes = lanes;
    advance();
  }

  /** Goes on to this lane's next request. */
  void advance() {
    do {
      k++;
      dueNs = schedule.nextNs();
      endpoint = mix.at(random.nextDouble());
    } while (k % lanes != lane && dueNs != Schedule.END);
  }

  boolean ended() {
    return dueNs == Schedule.END;
  }

  /** The request's number among all of the target's. */
  long k() {
    return k;
  }

  long dueNs() {
    return dueNs;
  }

  int endpoint() {
    return endpoint;
  }
}
