package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.recording.ErrandResult;
import io.planewatch.loadgen.scenario.Errand;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes the timetable's requests at their times, on a thread apart from the load. */
// Each errand catches its own failure and writes it down.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Errands implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ConcurrentLinkedQueue<ErrandResult> results = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "errands");
            daemon.setDaemon(true);
            return daemon;
          });

  private Errands() {}

  /**
   * Waits for the errands' times.
   *
   * @param originNs the moment of {@link System#nanoTime} that their times count from
   */
  public static Errands schedule(List<Errand> timetable, long originNs) {
    Errands errands = new Errands();
    for (Errand errand : timetable) {
      long waitNs = originNs + errand.at().toNanos() - System.nanoTime();
      errands.thread.schedule(() -> errands.run(errand), waitNs, TimeUnit.NANOSECONDS);
    }
    return errands;
  }

  public List<ErrandResult> results() {
    return List.copyOf(results);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void run(Errand errand) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(errand.uri())
              .timeout(TIMEOUT)
              .method(errand.method(), BodyPublishers.ofString(errand.body()));
      errand.headers().forEach(request::header);
      errand.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.read()));
      HttpResponse<Void> response =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
      results.add(
          new ErrandResult(errand, "" + response.statusCode(), response.statusCode() < 400));
    } catch (IOException | RuntimeException e) {
      results.add(new ErrandResult(errand, String.valueOf(e), false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
