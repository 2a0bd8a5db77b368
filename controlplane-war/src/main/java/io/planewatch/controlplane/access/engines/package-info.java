/**
 * Credentials that the engines require. The control plane generates a user and a password, and
 * replaces them without an interruption.
 */
package io.planewatch.controlplane.access.engines;
