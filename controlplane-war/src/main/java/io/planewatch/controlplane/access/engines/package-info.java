/**
 * What the engines ask for where they are not open: a user and a password that the control plane
 * makes, and replaces without a gap.
 */
package io.planewatch.controlplane.access.engines;
