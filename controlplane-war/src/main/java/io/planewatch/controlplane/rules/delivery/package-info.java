/**
 * Rule files for engines that share no folder with the control plane: a reader beside each one
 * comes for them.
 */
package io.planewatch.controlplane.rules.delivery;
