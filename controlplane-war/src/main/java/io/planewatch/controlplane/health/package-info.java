/** Whether this process lives, and whether it can answer. */
package io.planewatch.controlplane.health;
