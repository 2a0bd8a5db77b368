/** The engine behind the facade: Prometheus, or Thanos query, over pools of kept connections. */
package io.planewatch.controlplane.engine;
