/**
 * How a plane gets into the registry: an administrator's join token fixes who it is and which
 * addresses it may announce; with it, the plane registers itself and reports.
 */
package io.planewatch.controlplane.planes.joining;
