/**
 * Alerts: what Alertmanager knows of them now, and the history of what it told. An alert belongs to
 * the plane of its label {@code data_plane}, which shipped rules keep from service discovery and
 * rules written by the control plane set themselves.
 */
package io.planewatch.controlplane.alerts;
