package io.planewatch.loadgen.sending;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.planewatch.loadgen.recording.Outcome;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;

/**
 * A lane's connections to one target. A request takes an idle connection, the one used last first;
 * when none is idle another is opened; when no more may be opened the request waits its turn.
 */
final class Pool {

  // Shorter than servers keep an idle connection: one that they are about to close is never used.
  private static final long IDLE_LIMIT_NS = 4_000_000_000L;

  private final Dialler dialler;
  private final Ledger ledger;
  private final int most;
  private final long timeoutNs;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Queue<Exchange> waiting = new ArrayDeque<>();
  private final InFlight inFlight = new InFlight();
  private Runnable afterEach = () -> {};
  private int connecting;
  private int open;

  Pool(Dialler dialler, Ledger ledger, int most, long timeoutNs) {
    this.dialler = dialler;
    this.ledger = ledger;
    this.most = most;
    this.timeoutNs = timeoutNs;
  }

  /** What to do whenever a request has ended, in whatever way. */
  void afterEach(Runnable action) {
    afterEach = action;
  }

  /**
   * Opens connections before anyone needs them: those that all come due together at a run's start
   * would be late by the time that opening takes. If nobody listens yet, nothing is lost.
   */
  void prepare(int count) {
    for (int i = 0; i < Math.min(count, most); i++) {
      connecting++;
      dialler.dial(this);
    }
  }

  void submit(Wire wire, int endpoint, long k, long plannedNs) {
    Connection free = waiting.isEmpty() ? idle.pollFirst() : null;
    if (free != null) {
      send(free, wire, endpoint, k, plannedNs);
      return;
    }
    waiting.add(new Exchange(wire, endpoint, k, plannedNs));
    openForWaiting();
  }

  boolean quiet() {
    return waiting.isEmpty() && inFlight.isEmpty();
  }

  /** Ends what has taken too long and closes what was idle for long. */
  void sweep(long nowNs) {
    for (Connection old = inFlight.oldest();
        old != null && nowNs - old.sentNs() > timeoutNs;
        old = inFlight.oldest()) {
      old.end(Outcome.TIMED_OUT);
    }
    for (Exchange old = waiting.peek();
        old != null && nowNs - old.plannedNs() > timeoutNs;
        old = waiting.peek()) {
      neverSent(waiting.remove(), Outcome.TIMED_OUT);
    }
    for (Connection unused = idle.peekLast();
        unused != null && nowNs - unused.idleSinceNs() > IDLE_LIMIT_NS;
        unused = idle.peekLast()) {
      idle.removeLast();
      open--;
      unused.close();
    }
  }

  /** Gives up what has no answer yet and closes everything. */
  void abandon() {
    afterEach = () -> {};
    while (!waiting.isEmpty()) {
      neverSent(waiting.remove(), Outcome.UNFINISHED);
    }
    while (!inFlight.isEmpty()) {
      inFlight.oldest().end(Outcome.UNFINISHED);
    }
    while (!idle.isEmpty()) {
      open--;
      idle.removeFirst().close();
    }
  }

  void connected(Connection connection) {
    connecting--;
    open++;
    offer(connection);
  }

  void notConnected(Throwable cause) {
    connecting--;
    Exchange unlucky = waiting.poll();
    if (unlucky != null) {
      neverSent(unlucky, outcomeOf(cause));
    }
  }

  void ended(Connection connection, Outcome outcome, boolean reusable) {
    inFlight.remove(connection);
    long now = System.nanoTime();
    ledger.ended(
        connection.endpoint(),
        outcome,
        connection.status(),
        connection.plannedNs(),
        connection.sentNs(),
        now,
        connection.bytes());
    if (reusable) {
      connection.idleSince(now);
      offer(connection);
    } else {
      open--;
      openForWaiting();
    }
    afterEach.run();
  }

  /** An idle connection was closed by the other side. */
  void lost(Connection connection) {
    if (idle.remove(connection)) {
      open--;
    }
  }

  private void offer(Connection connection) {
    Exchange next = waiting.poll();
    if (next == null) {
      connection.idleSince(System.nanoTime());
      idle.addFirst(connection);
    } else {
      send(connection, next.wire(), next.endpoint(), next.k(), next.plannedNs());
    }
  }

  private void send(Connection connection, Wire wire, int endpoint, long k, long plannedNs) {
    inFlight.add(connection);
    connection.send(wire, endpoint, k, plannedNs);
    ledger.sent(plannedNs, connection.sentNs());
  }

  private void openForWaiting() {
    if (connecting < waiting.size() && connecting + open < most) {
      connecting++;
      dialler.dial(this);
    }
  }

  private void neverSent(Exchange exchange, Outcome outcome) {
    ledger.ended(
        exchange.endpoint(), outcome, 0, exchange.plannedNs(), Ledger.NEVER, System.nanoTime(), 0);
    afterEach.run();
  }

  private static Outcome outcomeOf(Throwable cause) {
    if (cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException) {
      return Outcome.TIMED_OUT;
    }
    boolean refused =
        cause instanceof ConnectException && String.valueOf(cause.getMessage()).contains("refused");
    return refused ? Outcome.REFUSED : Outcome.NOT_CONNECTED;
  }
}
