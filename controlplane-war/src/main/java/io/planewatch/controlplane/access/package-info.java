/**
 * Authentication and authorization of callers. One filter authenticates every request (cookie,
 * bearer or basic) and lets nothing undeclared through; each resource method says by {@link
 * io.planewatch.controlplane.access.AllowedTo} whom it serves.
 */
package io.planewatch.controlplane.access;
