/** What happened to planes and belongs on their charts: deploys, alerts, load runs, notes. */
package io.planewatch.controlplane.annotations;
