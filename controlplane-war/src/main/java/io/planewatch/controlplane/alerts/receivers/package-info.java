/** Who is told of alerts: administrators' routes and receivers, put into Alertmanager's file. */
package io.planewatch.controlplane.alerts.receivers;
