/**
 * The key with which the control plane itself serves TLS, and its successor: a key store that was
 * replaced is taken into use without a restart.
 */
package io.planewatch.controlplane.access.tls;
