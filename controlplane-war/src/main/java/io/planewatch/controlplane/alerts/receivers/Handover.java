package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Optional;

/** How the whole configuration gets to Alertmanager. */
interface Handover {
  /** What was handed over last; empty for nothing. */
  String present();

  /**
   * Puts another configuration into force, or leaves the one that was.
   *
   * @return why Alertmanager refuses it
   * @throws ProblemException when nobody has judged it
   */
  Optional<String> exchange(String wanted);
}
