package io.planewatch.controlplane.jobs;

import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The jobs on the control plane's {@code /metrics}. The label is {@code name}, because Prometheus
 * itself gives each series a label {@code job}.
 */
final class JobGauges implements JobMetrics {
  private final MetricRegistry registry;
  private final Clock clock;

  JobGauges(MetricRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public void show(JobRecord record) {
    gauge(
        record,
        "planewatch_job_last_success_timestamp_seconds",
        "Unix time of the end of the job's last successful turn; 0 before the first one.",
        shown -> shown.lastSuccess().map(at -> at.toEpochMilli() / 1000.0).orElse(0.0));
    gauge(
        record,
        "planewatch_job_last_duration_seconds",
        "Duration of the job's last turn.",
        shown -> shown.lastDuration().toMillis() / 1000.0);
    gauge(
        record,
        "planewatch_job_failed_turns",
        "Number of turns of the job that failed since the start of the control plane.",
        JobRecord::failures);
    gauge(
        record,
        "planewatch_job_overdue",
        "1 when the job's last success is longer ago than two intervals and its time-out.",
        shown -> shown.isOverdue(clock.instant()) ? 1 : 0);
  }

  private void gauge(
      JobRecord record, String name, String description, ToDoubleFunction<JobRecord> value) {
    registry.gauge(
        Metadata.builder().withName(name).withDescription(description).build(),
        record,
        value::applyAsDouble,
        new Tag("name", record.job().name()));
  }
}
