package io.planewatch.telemetry.jvm;

import com.sun.management.OperatingSystemMXBean;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Observes the virtual machine until it is closed. */
public final class JvmMetrics implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(JvmMetrics.class.getName());

  private final List<AutoCloseable> observed = new ArrayList<>();

  public JvmMetrics(OpenTelemetry openTelemetry) {
    Meter meter = openTelemetry.getMeter("io.planewatch.telemetry.jvm");
    classes(meter, ManagementFactory.getClassLoadingMXBean());
    cpu(meter);
    MemoryMetrics.observe(meter).forEach(this::observe);
    observe(ThreadMetrics.observe(meter));
    observe(new GarbageCollectionMetrics(meter));
  }

  private void observe(AutoCloseable instrument) {
    observed.add(instrument);
  }

  private void classes(Meter meter, ClassLoadingMXBean classes) {
    observe(
        meter
            .upDownCounterBuilder("jvm.class.count")
            .setUnit("{class}")
            .setDescription("Number of classes currently loaded.")
            .buildWithCallback(count -> count.record(classes.getLoadedClassCount())));
    observe(
        meter
            .counterBuilder("jvm.class.loaded")
            .setUnit("{class}")
            .setDescription("Number of classes loaded since JVM start.")
            .buildWithCallback(count -> count.record(classes.getTotalLoadedClassCount())));
    observe(
        meter
            .counterBuilder("jvm.class.unloaded")
            .setUnit("{class}")
            .setDescription("Number of classes unloaded since JVM start.")
            .buildWithCallback(count -> count.record(classes.getUnloadedClassCount())));
  }

  private void cpu(Meter meter) {
    observe(
        meter
            .upDownCounterBuilder("jvm.cpu.count")
            .setUnit("{cpu}")
            .setDescription("Number of processors available to the JVM.")
            .buildWithCallback(count -> count.record(Runtime.getRuntime().availableProcessors())));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      observe(
          meter
              .counterBuilder("jvm.cpu.time")
              .ofDoubles()
              .setUnit("s")
              .setDescription("CPU time used by the process as reported by the JVM.")
              .buildWithCallback(time -> time.record(system.getProcessCpuTime() / 1e9)));
      observe(
          meter
              .gaugeBuilder("jvm.cpu.recent_utilization")
              .setUnit("1")
              .setDescription("Recent CPU utilization for the process as reported by the JVM.")
              .buildWithCallback(share -> share.record(Math.max(0, system.getProcessCpuLoad()))));
    }
  }

  @Override
  public void close() {
    for (AutoCloseable observation : observed) {
      try {
        observation.close();
      } catch (Exception failure) {
        LOGGER.log(Level.WARNING, "An observation of the virtual machine goes on.", failure);
      }
    }
  }
}
