/**
 * How far each plane's data comes on its way to a chart: the first rung that is not reached, since
 * when, and what to do about it.
 */
package io.planewatch.controlplane.planes.ladder;
