package io.planewatch.controlplane.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** CDI beans of this package. */
@ApplicationScoped
public class JobBeans {
  /** Its threads bear this application's context, which a job's CDI beans need. */
  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  PeriodicJobs jobs(MetricRegistry registry, Clock clock) {
    return new PeriodicJobs(threads, new JobGauges(registry, clock), clock);
  }

  void close(@Disposes PeriodicJobs jobs) {
    jobs.close();
  }
}
