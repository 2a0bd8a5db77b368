/**
 * Which of the planes that a query selects had fresh data, so that a sum over "all" says of how
 * many it is.
 */
package io.planewatch.controlplane.coverage;
