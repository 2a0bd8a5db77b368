package io.planewatch.dataplane.registration;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Registers the plane in the background; whatever the control plane does, requests are served. */
@ApplicationScoped
public class Registrar {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private static final long CONNECT_TIMEOUT_SECONDS = 2;
  private static final long READ_TIMEOUT_SECONDS = 5;

  @Resource ManagedThreadFactory threads;
  @Inject PlaneSettings settings;

  private volatile MembershipThread running;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    settings.controlPlane().ifPresent(this::join);
  }

  @PreDestroy
  void stop() {
    if (running != null) {
      running.stop();
    }
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
    Membership membership = new Membership(new HttpRegistry(client, settings), backoff);
    running = new MembershipThread(membership::step, LONGEST_RETRY);
    Thread thread = threads.newThread(running);
    thread.setName("registration");
    thread.start();
  }
}
