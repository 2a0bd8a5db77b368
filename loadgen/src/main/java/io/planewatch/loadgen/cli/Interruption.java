package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.sending.LoadRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in order when the process is told to stop (Ctrl-C, SIGTERM): no more requests, a
 * moment for answers under way, then the report. Only then does the process end, with the run's
 * exit code.
 */
final class Interruption implements AutoCloseable {

  private static final long ANSWERS_MILLIS = 800;
  private static final long REPORT_MILLIS = 1_000;

  private final LoadRun run;
  private final Thread hook;
  private final CountDownLatch completed = new CountDownLatch(1);
  private volatile boolean happened;
  private volatile int exitCode = ExitCode.FAILED;

  private Interruption(LoadRun run) {
    this.run = run;
    hook = new Thread(this::endInOrder, "interruption");
  }

  static Interruption of(LoadRun run) {
    Interruption interruption = new Interruption(run);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean happened() {
    return happened;
  }

  /** Everything has been reported. */
  void completed(int code) {
    exitCode = code;
    completed.countDown();
  }

  @Override
  public void close() {
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process has just been told to stop: the hook finds everything done.
        completed.countDown();
      }
    }
  }

  private void endInOrder() {
    happened = true;
    run.stop();
    try {
      boolean answered = completed.await(ANSWERS_MILLIS, TimeUnit.MILLISECONDS);
      if (!answered) {
        run.abandon();
        completed.await(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // An ordinary end would give the signal's exit code, as if the run had been killed.
    Runtime.getRuntime().halt(exitCode);
  }
}
