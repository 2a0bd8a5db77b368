package io.planewatch.controlplane.planes.ladder;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a plane's data ends.
 *
 * @param failing empty when every rung is reached
 * @param since when it was first seen so
 */
record Standing(Optional<Rung> failing, Instant since) {
  /** For a metric: 0 when every rung is reached, else the failing rung's place from 1. */
  int place() {
    return failing.map(Rung::place).orElse(0);
  }
}
