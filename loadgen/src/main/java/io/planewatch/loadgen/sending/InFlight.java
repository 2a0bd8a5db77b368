package io.planewatch.loadgen.sending;

/**
 * The connections that wait for an answer, the longest-waiting first. Linked through the
 * connections themselves: joining and leaving cost nothing, and a time-out needs no timer of its
 * own.
 */
final class InFlight {

  private Connection first;
  private Connection last;

  void add(Connection connection) {
    connection.earlier = last;
    connection.later = null;
    if (last == null) {
      first = connection;
    } else {
      last.later = connection;
    }
    last = connection;
  }

  void remove(Connection connection) {
    if (connection.earlier == null) {
      first = connection.later;
    } else {
      connection.earlier.later = connection.later;
    }
    if (connection.later == null) {
      last = connection.earlier;
    } else {
      connection.later.earlier = connection.earlier;
    }
    connection.earlier = null;
    connection.later = null;
  }

  /** Null when none waits. */
  Connection oldest() {
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }
}
