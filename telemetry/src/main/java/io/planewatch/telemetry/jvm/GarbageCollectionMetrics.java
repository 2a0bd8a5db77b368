package io.planewatch.telemetry.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** jvm.gc.duration, as the collectors tell of each collection. */
final class GarbageCollectionMetrics implements AutoCloseable, NotificationListener {
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("jvm.gc.name");
  private static final AttributeKey<String> ACTION = AttributeKey.stringKey("jvm.gc.action");

  private final DoubleHistogram duration;

  GarbageCollectionMetrics(Meter meter) {
    duration =
        meter
            .histogramBuilder("jvm.gc.duration")
            .setUnit("s")
            .setDescription("Duration of JVM garbage collection actions.")
            .build();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
      }
    }
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (!notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    var collection =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    duration.record(
        collection.getGcInfo().getDuration() / 1e3,
        Attributes.of(NAME, collection.getGcName(), ACTION, collection.getGcAction()));
  }

  /** The collectors outlive the application: a listener left behind would keep all its classes. */
  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        remove(emitter);
      }
    }
  }

  @SuppressWarnings("EmptyCatch")
  private void remove(NotificationEmitter emitter) {
    try {
      emitter.removeNotificationListener(this);
    } catch (ListenerNotFoundException alreadyGone) {
      // What was asked for is so.
    }
  }
}
