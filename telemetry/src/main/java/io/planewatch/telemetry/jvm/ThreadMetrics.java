package io.planewatch.telemetry.jvm;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * jvm.thread.count; without the states, which would ask for a snapshot of every thread at each
 * export.
 */
final class ThreadMetrics {
  private static final AttributeKey<Boolean> DAEMON = AttributeKey.booleanKey("jvm.thread.daemon");

  private ThreadMetrics() {}

  static AutoCloseable observe(Meter meter) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Attributes daemon = Attributes.of(DAEMON, true);
    Attributes user = Attributes.of(DAEMON, false);
    return meter
        .upDownCounterBuilder("jvm.thread.count")
        .setUnit("{thread}")
        .setDescription("Number of executing platform threads.")
        .buildWithCallback(
            count -> {
              int daemons = threads.getDaemonThreadCount();
              count.record(daemons, daemon);
              count.record(threads.getThreadCount() - (long) daemons, user);
            });
  }
}
