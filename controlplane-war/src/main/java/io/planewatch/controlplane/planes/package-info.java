/**
 * The registry of data planes: who they are, where they may be scraped, and how they do. What is
 * asked at every request is answered by {@link io.planewatch.controlplane.planes.PlaneDirectory}
 * from memory.
 */
package io.planewatch.controlplane.planes;
