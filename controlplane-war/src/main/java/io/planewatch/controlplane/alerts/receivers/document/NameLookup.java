package io.planewatch.controlplane.alerts.receivers.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks a name up as the operating system does, and waits for it a few seconds at most. */
public final class NameLookup {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private NameLookup() {}

  /** Empty when the name is not known here; Alertmanager may still know it. */
  public static List<InetAddress> addresses(String name) {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread asking = new Thread(() -> found.complete(ask(name)), "receiver-name-lookup");
    asking.setDaemon(true);
    asking.start();
    try {
      return found.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unanswered) {
      return List.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<InetAddress> ask(String name) {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }
}
