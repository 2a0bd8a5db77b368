/**
 * The engine behind the facade: Prometheus, or Thanos query, asked by a MicroProfile Rest Client.
 */
package io.planewatch.controlplane.engine;
