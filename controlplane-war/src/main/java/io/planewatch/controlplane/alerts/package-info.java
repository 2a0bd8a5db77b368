/**
 * Alerts: the current alerts of Alertmanager, and the history of its notifications. The data plane
 * of an alert is in its label {@code data_plane}, which shipped rules keep from service discovery
 * and rules written by the control plane set themselves.
 */
package io.planewatch.controlplane.alerts;
