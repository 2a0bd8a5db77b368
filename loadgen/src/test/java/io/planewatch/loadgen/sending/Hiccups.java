package io.planewatch.loadgen.sending;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures what the machine itself takes from a test: how much later than asked a sleeping thread
 * wakes up, at worst. A tolerance grows by this much and by no more.
 */
final class Hiccups implements AutoCloseable {

  private static final long NAP_NS = 500_000;

  private final AtomicLong worstNs = new AtomicLong();
  private final Thread thread = new Thread(this::watch, "hiccups");
  private volatile boolean over;

  Hiccups() {
    thread.setDaemon(true);
    thread.start();
  }

  double worstNs() {
    return (double) worstNs.get();
  }

  @Override
  public void close() {
    over = true;
  }

  private void watch() {
    while (!over) {
      long before = System.nanoTime();
      LockSupport.parkNanos(NAP_NS);
      long late = System.nanoTime() - before - NAP_NS;
      worstNs.accumulateAndGet(late, Math::max);
    }
  }
}
