/** Watches in which state of its life each plane is, and keeps a row for each change of it. */
package io.planewatch.controlplane.planes.lifecycle;
