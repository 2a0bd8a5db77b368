package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.scenario.ServerUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The addresses of a target's name. Looking a name up may block, so it is done aside and not on an
 * event loop; a name that is not known yet may be known later.
 */
final class Address {

  /** Looks a name up, as {@link InetAddress#getAllByName}. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  // Long enough that a dead replica costs next to nothing, short enough that a restarted one is
  // used.
  private static final long AVOIDED_NS = TimeUnit.SECONDS.toNanos(2);

  private final ServerUrl server;
  private final Resolver resolver;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<InetSocketAddress, Long> failedAtNs = new ConcurrentHashMap<>();
  private volatile List<InetSocketAddress> all = List.of();

  Address(ServerUrl server, Resolver resolver) {
    this.server = server;
    this.resolver = resolver;
  }

  void refresh() {
    try {
      all =
          Arrays.stream(resolver.resolve(server.host()))
              .map(address -> new InetSocketAddress(address, server.port()))
              .distinct()
              .toList();
      failedAtNs.keySet().retainAll(all);
    } catch (UnknownHostException e) {
      // What was known before may still be right; if nothing was, connections fail and are counted.
      return;
    }
  }

  String host() {
    return server.host();
  }

  int port() {
    return server.port();
  }

  /**
   * The addresses in the order in which a new connection tries them: each one's turn, those that
   * failed lately last. Empty as long as the name is not known.
   */
  List<InetSocketAddress> candidates(long nowNs) {
    List<InetSocketAddress> known = all;
    if (known.size() < 2) {
      return known;
    }
    int first = Math.floorMod(turn.getAndIncrement(), known.size());
    List<InetSocketAddress> order = new ArrayList<>(known.subList(first, known.size()));
    order.addAll(known.subList(0, first));
    order.sort(Comparator.comparing(address -> failedLately(address, nowNs)));
    return order;
  }

  void failed(InetSocketAddress address, long nowNs) {
    failedAtNs.put(address, nowNs);
  }

  private boolean failedLately(InetSocketAddress address, long nowNs) {
    Long at = failedAtNs.get(address);
    return at != null && nowNs - at < AVOIDED_NS;
  }
}
