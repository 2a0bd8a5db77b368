package io.planewatch.controlplane.problems;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;

/** Tells a database that does not answer, or not in time, from a statement that it refuses. */
final class DatabaseAway {
  /**
   * Beginnings of SQL states: connection failure, insufficient resources, operator intervention
   * (also a cancelled statement), time-out, lock not available.
   */
  private static final List<String> STATES = List.of("08", "53", "57", "HYT", "55P03");

  private DatabaseAway() {}

  /** The driver's message, for the log; empty when the database answered. */
  static Optional<String> reason(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isAway(sql)) {
        return Optional.of(String.valueOf(sql.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static boolean isAway(SQLException thrown) {
    String state = String.valueOf(thrown.getSQLState());
    return thrown instanceof SQLTransientException || STATES.stream().anyMatch(state::startsWith);
  }
}
