/**
 * The engine behind the facade: Prometheus, or Thanos query. Data comes over a pool of connections,
 * all else by a MicroProfile Rest Client (docs/adr/0004-the-hot-path.md).
 */
package io.planewatch.controlplane.engine;
