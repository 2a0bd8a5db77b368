/** Annotations on the charts of data planes: deploys, alerts, load runs, notes. */
package io.planewatch.controlplane.annotations;
