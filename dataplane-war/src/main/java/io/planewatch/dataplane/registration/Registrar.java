package io.planewatch.dataplane.registration;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Registers the plane in the background; whatever the control plane does, requests are served. */
@ApplicationScoped
public class Registrar {
  private static final Logger LOGGER = Logger.getLogger(Registrar.class.getName());
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private static final long CONNECT_TIMEOUT_SECONDS = 2;
  private static final long READ_TIMEOUT_SECONDS = 5;

  @Resource ManagedScheduledExecutorService executor;
  @Inject PlaneSettings settings;

  private volatile boolean stopped;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    settings.controlPlane().ifPresent(this::join);
  }

  @PreDestroy
  void stop() {
    stopped = true;
  }

  private void join(URI controlPlane) {
    PlanesClient client =
        RestClientBuilder.newBuilder()
            .baseUri(controlPlane)
            .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            // Every status is an answer here, none an exception.
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(PlanesClient.class);
    Backoff backoff =
        new Backoff(FIRST_RETRY, LONGEST_RETRY, () -> ThreadLocalRandom.current().nextDouble());
    schedule(new Membership(new HttpRegistry(client, settings), backoff), Duration.ZERO);
  }

  private void schedule(Membership membership, Duration wait) {
    if (!stopped) {
      var unused = // a step logs its own trouble and always names the next
          executor.schedule(() -> step(membership), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void step(Membership membership) {
    Duration wait = LONGEST_RETRY;
    try {
      wait = membership.step();
    } catch (RuntimeException unexpected) {
      LOGGER.log(Level.WARNING, "A step of the registration failed.", unexpected);
    } finally {
      schedule(membership, wait);
    }
  }
}
