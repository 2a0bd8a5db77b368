package io.planewatch.controlplane.jobs;

/** Where the records of the jobs are shown. */
interface JobMetrics {
  void show(JobRecord record);
}
