package io.planewatch.controlplane.state;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * A query whose connection breaks is not asked again. By default EclipseLink tries three more times
 * and sleeps five seconds before each, so that a silent database would hold a thread for more than
 * a minute.
 */
public final class SingleAttempt implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
