package io.planewatch.dataplane.tenants;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The tenants of this data plane, from the headers of the clients. A client may send any text, so
 * only so many names are kept; all further ones are one tenant, {@value #OTHER}.
 */
final class Tenants {
  static final String OTHER = "other";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Map<String, AtomicLong> lastSeenNanos = new ConcurrentHashMap<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private final int limit;
  private final long windowNanos;

  Tenants(int limit, Duration window) {
    if (limit < 1) {
      throw new IllegalArgumentException("planewatch.tenants.limit is " + limit);
    }
    this.limit = limit;
    this.windowNanos = window.toNanos();
  }

  /**
   * A request of a tenant: its bounded name, and whether this plane had served it within the
   * window.
   */
  record Visit(String tenant, boolean returning) {}

  Visit visit(String clientId, long nowNanos) {
    String tenant = admit(clientId);
    AtomicLong lastSeen = lastSeenNanos.get(tenant);
    if (lastSeen == null) {
      boolean first = lastSeenNanos.putIfAbsent(tenant, new AtomicLong(nowNanos)) == null;
      return new Visit(tenant, !first);
    }
    return new Visit(tenant, nowNanos - lastSeen.getAndSet(nowNanos) <= windowNanos);
  }

  /** How many were seen within the window. */
  int active(long nowNanos) {
    return (int)
        lastSeenNanos.values().stream()
            .filter(seen -> nowNanos - seen.get() <= windowNanos)
            .count();
  }

  private String admit(String clientId) {
    if (!NAME.matcher(clientId).matches()) {
      return OTHER;
    }
    if (lastSeenNanos.containsKey(clientId)) {
      return clientId;
    }
    return admitted.getAndUpdate(count -> Math.min(count + 1, limit)) < limit ? clientId : OTHER;
  }
}
