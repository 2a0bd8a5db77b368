/**
 * Dashboards as people keep them: Perses documents with their former versions. They hold queries
 * and no data; what a query shows is decided when it is asked.
 */
package io.planewatch.controlplane.dashboards;
