/**
 * Tells Prometheus what to scrape and as whom, by its HTTP service discovery. The identity of every
 * series begins here.
 */
package io.planewatch.controlplane.planes.discovery;
