/**
 * Tokens that programs send: those of the API, shown once and kept as a hash, and the operator's
 * and Prometheus's, read from files.
 */
package io.planewatch.controlplane.access.tokens;
