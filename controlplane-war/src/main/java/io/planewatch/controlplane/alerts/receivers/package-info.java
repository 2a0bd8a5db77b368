/**
 * Notifications: the administrators' routes and receivers, and their place in Alertmanager's
 * configuration.
 */
package io.planewatch.controlplane.alerts.receivers;
