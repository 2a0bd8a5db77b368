package io.planewatch.dataplane.faults;

import io.planewatch.dataplane.problems.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Lets the current faults befall requests of the API; the resource that switches them is spared.
 */
@Provider
public class FaultFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String PERMITS = "io.planewatch.dataplane.faults.permits";
  private static final long QUEUE_SECONDS = 1;

  @Inject CurrentFaults faults;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = "/api/" + request.getUriInfo().getPath();
    List<Fault> concerning = faults.concerning(path);
    if (concerning.isEmpty() || path.startsWith("/api/admin/")) {
      return;
    }
    for (Fault fault : concerning) {
      if (!befall(request, fault)) {
        return;
      }
    }
  }

  /** Returns whether the request goes on. */
  private boolean befall(ContainerRequestContext request, Fault fault) {
    Effect effect = fault.on(ThreadLocalRandom.current());
    if (effect == Effect.NONE) {
      return true;
    }
    faults.injected(fault);
    if (effect instanceof Effect.Delay delay) {
      pause(delay.duration());
      return true;
    }
    if (effect instanceof Effect.Queue queue) {
      return queue(request, queue.saturation());
    }
    if (effect instanceof Effect.LateFailure late) {
      pause(late.after());
      request.abortWith(Problem.of(late.status(), late.detail()).response());
    } else if (effect instanceof Effect.Failure failure) {
      request.abortWith(Problem.of(failure.status(), failure.detail()).response());
    }
    return false;
  }

  private boolean queue(ContainerRequestContext request, Fault.Saturation saturation) {
    Semaphore permits = faults.permits(saturation);
    try {
      if (permits.tryAcquire(QUEUE_SECONDS, TimeUnit.SECONDS)) {
        held(request).add(permits);
        pause(saturation.hold());
        return true;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    request.abortWith(Problem.of(503, "The plane is saturated.").response());
    return false;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PERMITS) instanceof HeldPermits held) {
      held.release();
    }
  }

  /** A request may have to queue more than once, where several saturations concern its path. */
  private static HeldPermits held(ContainerRequestContext request) {
    if (request.getProperty(PERMITS) instanceof HeldPermits held) {
      return held;
    }
    HeldPermits held = new HeldPermits();
    request.setProperty(PERMITS, held);
    return held;
  }

  /** Holds the thread, as a slow dependency would. */
  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
