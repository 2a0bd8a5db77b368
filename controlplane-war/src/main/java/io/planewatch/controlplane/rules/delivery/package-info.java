/** Rules for engines that share no folder with the control plane. */
package io.planewatch.controlplane.rules.delivery;
