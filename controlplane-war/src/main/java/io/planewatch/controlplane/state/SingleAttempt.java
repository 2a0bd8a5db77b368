package io.planewatch.controlplane.state;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * A query whose connection breaks is not asked again. By default, EclipseLink retries three times
 * with pauses of five seconds. A silent database would block a thread for more than a minute.
 */
public final class SingleAttempt implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
