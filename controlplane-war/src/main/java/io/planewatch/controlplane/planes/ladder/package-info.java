/**
 * The path of each data plane's data to a chart: the first rung that is not reached, the time, and
 * the action to take.
 */
package io.planewatch.controlplane.planes.ladder;
