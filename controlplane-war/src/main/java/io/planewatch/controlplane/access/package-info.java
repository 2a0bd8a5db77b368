/**
 * Who is asking, and what they may do. One filter authenticates every request (cookie, bearer or
 * basic) and lets nothing undeclared through; each resource method says by {@link
 * io.planewatch.controlplane.access.AllowedTo} whom it serves.
 */
package io.planewatch.controlplane.access;
