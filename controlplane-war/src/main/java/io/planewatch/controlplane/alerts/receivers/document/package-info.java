/** The administrators' routes and receivers as a tree that is checked, masked and written. */
package io.planewatch.controlplane.alerts.receivers.document;
