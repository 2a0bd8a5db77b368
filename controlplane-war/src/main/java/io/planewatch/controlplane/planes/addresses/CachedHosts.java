package io.planewatch.controlplane.planes.addresses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up on threads of its own and remembers the answers, so that nobody waits long for a
 * resolver. A name whose look-up fails keeps its last addresses.
 */
public final class CachedHosts implements Hosts {
  static final Duration FRESH = Duration.ofSeconds(10);

  /** Beyond this age an answer is not given unseen, as nobody asked for a while. */
  static final Duration USABLE = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_NAMES = 10_000;

  /**
   * What is known of a name.
   *
   * @param confirmedAt when the resolver gave these addresses; empty when it never gave any
   */
  record Known(List<InetAddress> addresses, Optional<Instant> confirmedAt, Instant askedAt) {}

  private final Hosts hosts;
  private final Executor threads;
  private final Clock clock;
  private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MAX_NAMES).build();
  private final ConcurrentMap<String, CompletableFuture<Known>> asked = new ConcurrentHashMap<>();

  /**
   * @param hosts may block as long as a resolver does
   * @param threads on which it is asked; a refused task counts as a failed look-up
   */
  public CachedHosts(Hosts hosts, Executor threads, Clock clock) {
    this.hosts = hosts;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public List<InetAddress> lookUp(String name) {
    Known last = known.getIfPresent(name);
    if (last == null || isOlder(last, USABLE)) {
      return await(ask(name), PATIENCE).map(Known::addresses).orElseGet(() -> late(name));
    }
    if (isOlder(last, FRESH)) {
      var unused = ask(name); // the next look-up finds the answer
    }
    return last.addresses();
  }

  @Override
  public boolean isThisMachine(InetAddress address) {
    return hosts.isThisMachine(address);
  }

  /**
   * Asks for all of these that are not fresh, and waits at most so long for those of which nothing
   * usable is known; the others' answers are there next time.
   */
  void renew(Collection<String> names, Duration patience) {
    Map<String, CompletableFuture<Known>> missing = new HashMap<>();
    for (String name : names) {
      Known last = known.getIfPresent(name);
      if (last == null || isOlder(last, USABLE)) {
        missing.put(name, ask(name));
      } else if (isOlder(last, FRESH)) {
        var unused = ask(name); // the next look-up finds the answer
      }
    }
    await(CompletableFuture.allOf(missing.values().toArray(CompletableFuture[]::new)), patience);
    missing.forEach(
        (name, answer) -> {
          if (!answer.isDone()) {
            late(name);
          }
        });
  }

  /** Since when the resolver no longer gives this name's addresses; empty while it does. */
  Optional<Duration> unconfirmedFor(String name) {
    Known last = known.getIfPresent(name);
    return last == null
        ? Optional.empty()
        : last.confirmedAt()
            .map(at -> Duration.between(at, last.askedAt()))
            .filter(age -> age.compareTo(Duration.ZERO) > 0);
  }

  /** Takes what was known before a restart; a look-up that succeeds replaces it. */
  void recall(String name, InetAddress address) {
    Known before = new Known(List.of(address), Optional.of(clock.instant()), Instant.EPOCH);
    var unused = known.asMap().putIfAbsent(name, before);
  }

  private boolean isOlder(Known last, Duration age) {
    return last.askedAt().plus(age).isBefore(clock.instant());
  }

  /** The resolver hangs: what was known stays, and nobody waits for this name for a while. */
  private List<InetAddress> late(String name) {
    return remember(name, List.of()).addresses();
  }

  private CompletableFuture<Known> ask(String name) {
    CompletableFuture<Known> own = new CompletableFuture<>();
    CompletableFuture<Known> others = asked.putIfAbsent(name, own);
    if (others != null) {
      return others;
    }
    try {
      threads.execute(() -> answer(name, own));
    } catch (RejectedExecutionException busy) {
      finish(name, own, List.of());
    }
    return own;
  }

  private void answer(String name, CompletableFuture<Known> own) {
    List<InetAddress> addresses = List.of();
    try {
      addresses = hosts.lookUp(name);
    } finally {
      finish(name, own, addresses);
    }
  }

  private void finish(String name, CompletableFuture<Known> own, List<InetAddress> addresses) {
    Known answer = remember(name, addresses);
    asked.remove(name, own);
    own.complete(answer);
  }

  private Known remember(String name, List<InetAddress> addresses) {
    Instant now = clock.instant();
    return known
        .asMap()
        .compute(
            name,
            (same, last) -> {
              if (!addresses.isEmpty()) {
                return new Known(addresses, Optional.of(now), now);
              }
              return last == null
                  ? new Known(List.of(), Optional.empty(), now)
                  : new Known(last.addresses(), last.confirmedAt(), now);
            });
  }

  private static <T> Optional<T> await(CompletableFuture<T> answer, Duration patience) {
    try {
      return Optional.ofNullable(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException late) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
