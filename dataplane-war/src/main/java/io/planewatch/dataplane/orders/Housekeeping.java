package io.planewatch.dataplane.orders;

import io.planewatch.dataplane.payments.Payments;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a plane that is driven for days from filling its disk. */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOGGER = Logger.getLogger(Housekeeping.class.getName());

  @Resource ManagedScheduledExecutorService executor;
  @Inject Orders orders;
  @Inject Payments payments;

  @Inject
  @ConfigProperty(name = "planewatch.orders.kept")
  int kept;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var unused = // ends with the application
        executor.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      orders.keep(kept);
      payments.keep(kept);
    } catch (RuntimeException failure) {
      // Thrown on, it would end the schedule.
      LOGGER.log(Level.WARNING, "Old orders and payments stay until the next sweep.", failure);
    }
  }
}
