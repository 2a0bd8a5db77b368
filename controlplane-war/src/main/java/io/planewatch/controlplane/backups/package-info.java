/** A copy of the control plane's database, taken while it is in use. */
package io.planewatch.controlplane.backups;
