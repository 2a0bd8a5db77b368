/**
 * Files for engines that share no folder with the control plane: a reader beside each one comes for
 * them, and tells what it has in place and what its engine refuses.
 */
package io.planewatch.controlplane.delivery;
