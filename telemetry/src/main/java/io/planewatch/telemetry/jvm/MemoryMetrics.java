package io.planewatch.telemetry.jvm;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** jvm.memory.*, a series a pool. */
final class MemoryMetrics {
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("jvm.memory.type");
  private static final AttributeKey<String> POOL = AttributeKey.stringKey("jvm.memory.pool.name");

  private MemoryMetrics() {}

  static List<AutoCloseable> observe(Meter meter) {
    return List.of(
        sizes(
            meter,
            "jvm.memory.used",
            "Measure of memory used.",
            MemoryPoolMXBean::getUsage,
            MemoryUsage::getUsed),
        sizes(
            meter,
            "jvm.memory.committed",
            "Measure of memory committed.",
            MemoryPoolMXBean::getUsage,
            MemoryUsage::getCommitted),
        sizes(
            meter,
            "jvm.memory.limit",
            "Measure of max obtainable memory.",
            MemoryPoolMXBean::getUsage,
            MemoryUsage::getMax),
        sizes(
            meter,
            "jvm.memory.used_after_last_gc",
            "Measure of memory used after the most recent garbage collection event on this pool.",
            MemoryPoolMXBean::getCollectionUsage,
            MemoryUsage::getUsed));
  }

  private static AutoCloseable sizes(
      Meter meter,
      String name,
      String description,
      Function<MemoryPoolMXBean, MemoryUsage> usage,
      ToLongFunction<MemoryUsage> size) {
    List<Pool> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .map(pool -> new Pool(pool, attributes(pool)))
            .toList();
    return meter
        .upDownCounterBuilder(name)
        .setUnit("By")
        .setDescription(description)
        .buildWithCallback(out -> pools.forEach(pool -> record(out, pool, usage, size)));
  }

  private static void record(
      ObservableLongMeasurement out,
      Pool pool,
      Function<MemoryPoolMXBean, MemoryUsage> usage,
      ToLongFunction<MemoryUsage> size) {
    MemoryUsage current = usage.apply(pool.bean());
    // A pool without a limit says -1, one that is never collected null.
    if (current != null && size.applyAsLong(current) >= 0) {
      out.record(size.applyAsLong(current), pool.attributes());
    }
  }

  private static Attributes attributes(MemoryPoolMXBean pool) {
    return Attributes.of(
        TYPE, pool.getType() == MemoryType.HEAP ? "heap" : "non_heap", POOL, pool.getName());
  }

  private record Pool(MemoryPoolMXBean bean, Attributes attributes) {}
}
