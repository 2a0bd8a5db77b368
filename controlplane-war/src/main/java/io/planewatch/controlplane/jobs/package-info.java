/**
 * What the control plane does again and again. Each feature declares its own jobs as CDI beans of
 * type {@link io.planewatch.controlplane.jobs.PeriodicJob}; each job has a thread of its own, so
 * that a job that waits delays no other.
 */
package io.planewatch.controlplane.jobs;
