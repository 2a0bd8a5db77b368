/** The TLS key of the control plane. A replaced key store is used without a restart. */
package io.planewatch.controlplane.access.tls;
