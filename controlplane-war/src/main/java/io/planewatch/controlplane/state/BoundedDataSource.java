package io.planewatch.controlplane.state;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections on which no answer of the database is waited for longer than a bound: a lock that
 * another session holds, or a server that is stopped, would otherwise hold the thread for as long
 * as it lasts. H2 runs in this process; its own lock time-out bounds it.
 */
final class BoundedDataSource implements DataSource {
  private final DataSource source;
  private final Duration most;

  /**
   * @param most between two packets of the database; the connection is closed after it
   */
  BoundedDataSource(DataSource source, Duration most) {
    this.source = source;
    this.most = most;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return bounded(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return bounded(source.getConnection(user, password));
  }

  private Connection bounded(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
    } catch (SQLFeatureNotSupportedException inThisProcess) {
      return connection;
    }
    return connection;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || source.isWrapperFor(type);
  }
}
