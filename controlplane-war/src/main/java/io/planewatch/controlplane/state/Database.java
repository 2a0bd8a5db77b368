package io.planewatch.controlplane.state;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/**
 * Transactions on the control plane's database, explicit, so that what uses them can be built and
 * tested without a container.
 */
public interface Database {
  /** For reading, and for writing what no snapshot holds, such as the time of a heartbeat. */
  <T> T inTransaction(Function<EntityManager, T> work);

  /**
   * Runs {@code work} in one transaction that also counts up the topic's revision. When this
   * returns, the change is on disk and this replica's snapshots hold it: a revoked token is refused
   * from the next request on.
   */
  <T> T change(Topic topic, Function<EntityManager, T> work);
}
