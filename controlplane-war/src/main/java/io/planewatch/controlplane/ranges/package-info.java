/**
 * Answers to range queries, kept as the engine's own bytes by evaluated step, so that a window is
 * served by copying and only the steps that are missing are asked for.
 */
package io.planewatch.controlplane.ranges;
