/**
 * The PromQL facade: Prometheus's own HTTP API, where every answer holds only what the caller's
 * grants reach.
 */
package io.planewatch.controlplane.queries;
