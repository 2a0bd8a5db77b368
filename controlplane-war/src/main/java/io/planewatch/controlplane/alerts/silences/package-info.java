/** Silences and maintenance windows, with our own record of who owns them. */
package io.planewatch.controlplane.alerts.silences;
