package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.startup.RequestFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** CDI beans of this package. */
@ApplicationScoped
public class BodyBeans {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Together with the next ones about half of the server's 200 threads. */
  private static final ReadingPlaces.Limits CALLERS =
      new ReadingPlaces.Limits(16, 32, 80, 20, Duration.ofSeconds(1));

  /** Of each client address. */
  private static final ReadingPlaces.Limits ANONYMOUS =
      new ReadingPlaces.Limits(6, 6, 30, 8, Duration.ofSeconds(1));

  /** Of answers that wait for slow readers. */
  private static final ReadingPlaces.Limits READERS =
      new ReadingPlaces.Limits(16, 4, 40, 12, Duration.ofSeconds(1));

  /** Of each client address: a browser loads some files of the pages at once. */
  private static final ReadingPlaces.Limits ANONYMOUS_READERS =
      new ReadingPlaces.Limits(12, 4, 30, 8, Duration.ofSeconds(1));

  @Produces
  RequestFilter answerFilter() {
    AnswerFilter filter =
        new AnswerFilter(new ReadingPlaces(READERS), new ReadingPlaces(ANONYMOUS_READERS));
    return new RequestFilter(RequestFilter.ANSWERS, "answers", filter);
  }

  @Produces
  RequestFilter bodyFilter(Instance<BodyLimit> declared) {
    BodyFilter filter =
        new BodyFilter(
            new BodyLimits(declared.stream().toList()),
            new BodyReader(System::nanoTime),
            new ReadingPlaces(CALLERS),
            new ReadingPlaces(ANONYMOUS),
            TIMEOUT);
    return new RequestFilter(RequestFilter.BODIES, "bodies", filter);
  }
}
